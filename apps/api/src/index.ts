import 'reflect-metadata';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { ApiConfig } from '@zeren/config';
import { Database, newId } from '@zeren/database';
import { Client } from '@zeren/temporal-connection';
import { isUtf8 } from 'node:buffer';
import { AppModule } from './app.module';
import { OpenApiController } from './http/openapi.controller';
import { Routes } from './http/routes';
import { docsPolicy, securityHeaders } from './http/security-headers';
import { WebFiles } from './web/web-files';

export { Routes };
export { processName, stepName } from './ledger/history-names';

/**
 * Used by `main.ts` and by tests, so that a test starts what production starts. The caller listens.
 *
 * @throws Error in one sentence when the database is not fit to serve, or a route says nothing about who may use it.
 */
export async function createApi(config: ApiConfig): Promise<NestFastifyApplication> {
  const adapter = createAdapter(config);
  const api = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    abortOnError: false,
    bodyParser: false, // with the adapter's settings: JSON only
    logger: ['error', 'warn'],
  });
  try {
    await api.get(Database).assertFitToServe();
    await prepare(api, adapter);
    return api;
  } catch (error) {
    await api.close();
    await closeConnections(api);
    throw error;
  }
}

function createAdapter({ trustedProxies }: ApiConfig): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: 1_048_576,
    genReqId: () => newId(),
    requestIdHeader: false,
    requestTimeout: 15_000,
    return503OnClosing: true,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  // Fastify reads a broken byte as a replacement character; what a person sends is stored as sent, or refused.
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (isUtf8(body)) void parseJson(request, body.toString('utf8'), done);
    else done(Object.assign(new Error('the body is not UTF-8'), { statusCode: 400 }));
  });
  fastify.addHook('onRequest', (request, reply, next) => {
    reply.headers(securityHeaders);
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/v1')) reply.header('cache-control', 'no-store');
    else if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', docsPolicy);
    next();
  });
  return adapter;
}

async function prepare(api: NestFastifyApplication, adapter: FastifyAdapter): Promise<void> {
  const fastify = adapter.getInstance();
  const { folder, isBuilt } = api.get(WebFiles);
  if (isBuilt) await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: true });
  fastify.addHook('onClose', () => closeConnections(api));
  api.get(Routes).assertComplete();
  SwaggerModule.setup('api/docs', api, () => api.get(OpenApiController).get() as OpenAPIObject, { raw: false });
  await api.init();
  await fastify.ready();
}

async function closeConnections(api: NestFastifyApplication): Promise<void> {
  await api.get(Client).connection.close();
  await api.get(Database).close();
}
