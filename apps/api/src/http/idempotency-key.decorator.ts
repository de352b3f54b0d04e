import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ApiRequest, Headers } from '../access/request';
import { Problem } from './problem';

/** 16 to 128 visible ASCII characters, mandatory on every POST that changes something. */
export function idempotencyKeyOf(headers: Headers): string {
  const key = headers['idempotency-key'] ?? '';
  if (/^[\x21-\x7e]{16,128}$/.test(key)) return key;
  throw new Problem('invalid-body', [
    { pointer: '', code: 'idempotency-key', message: 'header Idempotency-Key: 16–128 visible ASCII characters' },
  ]);
}

export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  idempotencyKeyOf(context.switchToHttp().getRequest<ApiRequest>().headers),
);
