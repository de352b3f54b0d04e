import type { PoolResult } from '@zeren/api-contracts';
import type { ResultRow } from '@zeren/database';

export interface Reader {
  /** Office or auditor: sees everything at any time. */
  readonly seesAll: boolean;
  /** Tokens by which a letter may name him as its bearer. */
  readonly bearerTokens: readonly string[];
}

const isPublished = ({ state }: ResultRow): boolean => state === 'published' || state === 'notified';
const isOwn = ({ bearerPost }: ResultRow, { bearerTokens }: Reader): boolean => bearerTokens.includes(bearerPost);

/** Others see rank, total and grade once published; why somebody has his grade is his own business, after the notice. */
export function visibleResults(rows: readonly ResultRow[], reader: Reader): PoolResult[] {
  return rows
    .filter((row) => reader.seesAll || isPublished(row))
    .map((row) => resultOf(row, reader.seesAll || (isOwn(row, reader) && row.state === 'notified')));
}

/** One's own result, from the written notice on. */
export function ownResult(rows: readonly ResultRow[], reader: Reader): PoolResult | null {
  const own = rows.find((row) => isOwn(row, reader) && row.state === 'notified');
  return own ? resultOf(own, true) : null;
}

const resultOf = ({ pool: _pool, state: _state, ...row }: ResultRow, explains: boolean): PoolResult => ({
  ...row,
  exactTotal: explains ? row.exactTotal : null,
  explanation: explains && row.explanation ? { ...row.explanation } : null,
});
