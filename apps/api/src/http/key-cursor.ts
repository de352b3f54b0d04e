import { Problem } from './problem';

/** Place after which the next page of a list begins that is not ordered by time: the last row's key and id. */
export type KeyCursor = readonly [key: string, id: string];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keys of the lists: a wrong one would reach the database as a cast that fails. */
export const keys = {
  code: /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/,
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]|29|30|31)$/,
  id: uuid,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  number: /^\d{1,6}$/,
} as const;

const write = (place: KeyCursor): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @throws Problem `invalid-body` for what we did not write. */
export function readKeyCursor(text: string | undefined, key: keyof typeof keys, id: RegExp = uuid): KeyCursor | null {
  if (text === undefined) return null;
  const [first, second] = parsed(text);
  if (
    typeof first === 'string' &&
    typeof second === 'string' &&
    keys[key].test(first) &&
    id.test(second) &&
    exists(first, key)
  )
    return [first, second];
  throw new Problem('invalid-body', [{ pointer: '/cursor', code: 'cursor', message: 'not a cursor of this list' }]);
}

/** A date that PostgreSQL would refuse to read. */
function exists(value: string, key: keyof typeof keys): boolean {
  if (key !== 'day' && key !== 'instant') return true;
  const ms = Date.parse(key === 'day' ? `${value}T00:00:00Z` : value);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** @param rows one more than `limit` when there is a next page. */
export function keyPageOf<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => KeyCursor): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? write(placeOf(last)) : null };
}
