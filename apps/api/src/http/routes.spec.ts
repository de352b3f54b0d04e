import { Controller, Get, Post } from '@nestjs/common';
import { MetadataScanner, Reflector, type DiscoveryService } from '@nestjs/core';
import { Authorize } from '../access/authorize.decorator';
import { Idempotent } from './idempotent.decorator';
import { Routes } from './routes';

@Controller('api/v1/doors')
class Guarded {
  @Get(['/', ':doorId'])
  @Authorize({ operation: 'listDoors', relation: 'public' })
  list(): void {}

  @Post()
  @Authorize({ operation: 'openDoor', roles: ['office'] })
  @Idempotent('transaction')
  open(): void {}
}

@Controller('api/v1/windows')
class Forgotten {
  @Get()
  list(): void {}

  @Post()
  @Authorize({ operation: 'openWindow', roles: ['office'] })
  open(): void {}
}

const routesOf = (...controllers: readonly (new () => object)[]): Routes => {
  const found = controllers.map((metatype) => ({ metatype, instance: new metatype() }));
  const discovery = { getControllers: () => found } as unknown as DiscoveryService;
  return new Routes(discovery, new MetadataScanner(), new Reflector());
};

describe('the routes of the API', () => {
  it('are listed once for each path', () => {
    expect(
      routesOf(Guarded)
        .list()
        .map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['get /api/v1/doors', 'get /api/v1/doors/:doorId', 'post /api/v1/doors']);
    expect(() => routesOf(Guarded).assertComplete()).not.toThrow();
  });

  it('do not start when one says nothing about who may use it, or how a repetition is recognised', () => {
    expect(() => routesOf(Guarded, Forgotten).assertComplete()).toThrow(
      'Forgotten.list: no @Authorize; Forgotten.open: no @Idempotent',
    );
  });
});
