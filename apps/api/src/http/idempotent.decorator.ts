import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import type { Repositories } from '@zeren/database';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IDEMPOTENCY, type Idempotency, type TransactionRequest } from './idempotency';

/** Same key and body: same answer. On every POST but acts, which carry their own record. */
export const Idempotent = (how: Idempotency) =>
  applyDecorators(SetMetadata(IDEMPOTENCY, how), UseInterceptors(IdempotencyInterceptor));

/** Repositories on the transaction of this request; only with `@Idempotent('transaction')`. */
export const InTransaction = createParamDecorator((_: unknown, context: ExecutionContext): Repositories => {
  const { repositories } = context.switchToHttp().getRequest<TransactionRequest>();
  if (!repositories) throw new Error('@InTransaction() needs @Idempotent("transaction")');
  return repositories;
});
