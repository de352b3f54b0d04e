import type { PoolResult, PoolView } from '@zeren/api-contracts';
import type { NotEvaluatedRow, ResultRow } from '@zeren/database';

export interface Reader {
  /** Office or auditor: sees everything at any time. */
  readonly seesAll: boolean;
  /** Tokens by which a letter may name him as its bearer. */
  readonly bearerTokens: readonly string[];
}

const isPublished = ({ state }: ResultRow): boolean => state === 'published' || state === 'notified';
const isOwn = ({ bearerPost }: Pick<ResultRow, 'bearerPost'>, { bearerTokens }: Reader): boolean =>
  bearerTokens.includes(bearerPost);

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

/** That somebody is not evaluated is known once results are published; why, is his own business. */
export const visibleNotEvaluated = (
  rows: readonly NotEvaluatedRow[],
  reader: Reader,
  arePublished: boolean,
): PoolView['notEvaluated'] =>
  rows
    .filter(() => reader.seesAll || arePublished)
    .map((row) => ({
      letterCode: row.letterCode,
      bearerPost: row.bearerPost,
      reason: reader.seesAll || isOwn(row, reader) ? row.reason : null,
    }));

const resultOf = ({ pool: _pool, state: _state, ...row }: ResultRow, explains: boolean): PoolResult => ({
  ...row,
  exactTotal: explains ? row.exactTotal : null,
  explanation: explains && row.explanation ? { ...row.explanation } : null,
});
