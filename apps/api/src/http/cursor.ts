import { Problem } from './problem';

/** Place after which the next page begins: an instant and an id, opaque to the caller. */
export type Cursor = readonly [at: string, id: string];

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const writeCursor = (cursor: Cursor): string => Buffer.from(cursor.join(' ')).toString('base64url');

/** @throws Problem `invalid-body` for what we did not write. */
export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  if (instant.test(at) && !Number.isNaN(Date.parse(at)) && uuid.test(id)) return [at, id];
  throw new Problem('invalid-body', [{ pointer: '/cursor', code: 'cursor', message: 'not a cursor of this list' }]);
}

/** One row more than the page was asked for: is there a next one, and after what? */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Cursor,
): { readonly items: readonly Row[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeCursor(placeOf(last)) : null };
}
