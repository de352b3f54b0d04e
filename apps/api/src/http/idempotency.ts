import type { Repositories } from '@zeren/database';
import type { ApiRequest } from '../access/request';

/**
 * `transaction`: what is asked and the record of its answer are one transaction, which the handler gets by `@InTransaction()`.
 * `effect`: the handler talks to the process engine (idempotent there, by the update id); its answer is recorded afterwards.
 */
export type Idempotency = 'transaction' | 'effect';

/** Key under which a route keeps how it recognises a repetition. */
export const IDEMPOTENCY = 'zeren:idempotency';

export interface TransactionRequest extends ApiRequest {
  repositories?: Repositories;
}
