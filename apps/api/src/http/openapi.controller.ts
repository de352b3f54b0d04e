import { Controller, Get, Header } from '@nestjs/common';
import { openApiDocument } from '@zeren/api-contracts';
import { Authorize } from '../access/authorize.decorator';
import { Routes } from './routes';

@Controller('api/v1')
export class OpenApiController {
  private document: object | undefined;

  constructor(private readonly routes: Routes) {}

  @Get('openapi.json')
  @Header('cache-control', 'no-cache')
  @Authorize({ operation: 'getOpenApi', relation: 'public' })
  get(): object {
    this.document ??= openApiDocument(this.described());
    return this.document;
  }

  /** The routes of the API itself, not pages and health. */
  described() {
    return this.routes
      .list()
      .flatMap(({ method, path, authorization, isStream }) =>
        path.startsWith('/api/v1') && authorization ? [{ method, path, authorization, isStream }] : [],
      );
  }
}
