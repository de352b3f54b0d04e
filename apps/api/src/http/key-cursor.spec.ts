import { keyPageOf, readKeyCursor } from './key-cursor';

const id = '019abcde-0000-7000-8000-000000000001';
const rows = [
  { heldOn: '2026-01-16', id },
  { heldOn: '2026-02-13', id },
];
const cursorOf = (key: string) => keyPageOf([{ key }, { key }], 1, (row) => [row.key, id]).nextCursor ?? '';

describe('a page of a list ordered by a key', () => {
  it('ends with the place after which the next one begins', () => {
    const { items, nextCursor } = keyPageOf(rows, 1, ({ heldOn, id: rowId }) => [heldOn, rowId]);
    expect(items).toEqual([rows[0]]);
    expect(readKeyCursor(nextCursor ?? '', 'day')).toEqual(['2026-01-16', id]);
  });

  it('is the last one when there is no row more than asked for', () => {
    expect(keyPageOf(rows, 2, ({ heldOn, id: rowId }) => [heldOn, rowId]).nextCursor).toBeNull();
  });

  it.each([
    ['nonsense', 'nonsense', 'day'],
    ['another list’s cursor', cursorOf('A01'), 'day'],
    ['a day that does not exist', cursorOf('2026-02-30'), 'day'],
    ['SQL', cursorOf("1' or 1=1"), 'code'],
    ['an object', Buffer.from('{"0":"A01"}').toString('base64url'), 'code'],
  ] as const)('refuses %s as a cursor', (_, cursor, key) => {
    expect(() => readKeyCursor(cursor, key)).toThrow('invalid-body');
  });
});
