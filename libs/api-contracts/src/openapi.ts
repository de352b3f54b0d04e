import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { operations, type OperationContract } from './operations';
import { scopeOf } from './session/token-scope';

export interface RouteContract {
  readonly method: string;
  /** With `:name` for parameters. */
  readonly path: string;
  readonly authorization: {
    readonly operation: string;
    readonly relation?: string;
    readonly roles?: readonly string[];
  };
  readonly isStream: boolean;
}

const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  instance: z.string(),
  detail: z.string().optional(),
  retryAfter: z.int().optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});

const problemAnswer = { description: 'Problem', content: { 'application/problem+json': { schema: problem } } };

/** The OpenAPI 3.1 document: paths and rights from the running routes, bodies and answers from the same schemas that validate. */
export function openApiDocument(routes: readonly RouteContract[]): object {
  const registry = new OpenAPIRegistry();
  for (const route of routes) registry.registerPath(pathOf(route));
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: '__Host-zeren' });
  registry.registerComponent('securitySchemes', 'apiToken', { type: 'http', scheme: 'bearer', bearerFormat: 'zrn_…' });
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: '责任 Zeren', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
  });
}

type PathConfig = Parameters<OpenAPIRegistry['registerPath']>[0];

function pathOf({ method, path, authorization, isStream }: RouteContract): PathConfig {
  const contract: OperationContract = operations[authorization.operation] ?? {
    tag: 'other',
    summary: authorization.operation,
  };
  const names = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);
  const isPublic = authorization.relation === 'public';
  const scope = scopeOf({ method, operation: authorization.operation, tag: contract.tag });
  return {
    method: method as PathConfig['method'],
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: authorization.operation,
    summary: contract.summary,
    tags: [contract.tag],
    security: isPublic ? [] : [{ session: [] }, ...(scope ? [{ apiToken: [scope] }] : [])],
    'x-authorization': authorization,
    request: {
      ...(names.length > 0 ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(contract.query ? { query: contract.query } : {}),
      ...(method === 'post' && !isPublic
        ? { headers: z.object({ 'idempotency-key': z.string().min(16).max(128) }) }
        : {}),
      ...(contract.body
        ? { body: { required: true, content: { 'application/json': { schema: contract.body } } } }
        : {}),
    },
    responses: { [contract.status ?? 200]: answerOf(contract, isStream), '4XX': problemAnswer, '5XX': problemAnswer },
  };
}

function answerOf({ answer, answerType, status }: OperationContract, isStream: boolean) {
  if (isStream) return { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.string() } } };
  if (answerType) return { description: 'File', content: { [answerType]: { schema: z.string() } } };
  if (status === 204) return { description: 'Done' };
  return { description: 'Answer', content: { 'application/json': { schema: answer ?? z.looseObject({}) } } };
}
