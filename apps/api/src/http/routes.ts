import { Injectable, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, SSE_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { AUTHORIZATION, type Authorization } from '../access/authorization';
import { IDEMPOTENCY, type Idempotency } from './idempotency';

export interface Route {
  readonly handler: string;
  readonly method: string;
  /** As written at the controller: `/api/v1/tasks/:taskId/acts`. */
  readonly path: string;
  readonly authorization: Authorization | undefined;
  readonly idempotency: Idempotency | undefined;
  readonly isStream: boolean;
}

type Handler = (...parameters: never[]) => unknown;

/** Every route of the running API, read from the controllers themselves. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  list(): readonly Route[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Readonly<Record<string, Handler>>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        return handler ? this.routeOf(metatype as Handler, name, handler) : [];
      });
    });
  }

  /** @throws Error that names every route on which nothing says who may use it, or how a repetition is recognised. */
  assertComplete(): void {
    const faults = this.list().flatMap((route) => [
      ...(route.authorization ? [] : [`${route.handler}: no @Authorize`]),
      ...(mustBeIdempotent(route) && !route.idempotency ? [`${route.handler}: no @Idempotent`] : []),
    ]);
    if (faults.length > 0) throw new Error(`the API does not start with unguarded routes: ${faults.join('; ')}`);
  }

  private routeOf(controller: Handler, name: string, handler: Handler): Route[] {
    const paths = this.reflector.get<string | string[] | undefined>(PATH_METADATA, handler);
    if (paths === undefined) return [];
    const prefix = this.reflector.get<string>(PATH_METADATA, controller);
    const method = this.reflector.get<RequestMethod>(METHOD_METADATA, handler);
    return [paths].flat().map((path) => ({
      handler: `${controller.name}.${name}`,
      method: (RequestMethod[method] ?? 'GET').toLowerCase(),
      path: `/${prefix}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, ''),
      authorization: this.reflector.get<Authorization | undefined>(AUTHORIZATION, handler),
      idempotency: this.reflector.get<Idempotency | undefined>(IDEMPOTENCY, handler),
      isStream: this.reflector.get<boolean | undefined>(SSE_METADATA, handler) ?? false,
    }));
  }
}

/** An act carries its own record; a login has no person yet to record it for. */
const mustBeIdempotent = ({ method, authorization }: Route): boolean =>
  method === 'post' &&
  !(authorization && 'relation' in authorization && ['public', 'assignee'].includes(authorization.relation));
