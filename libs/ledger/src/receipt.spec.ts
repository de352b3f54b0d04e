import { leafHashOf } from './merkle-hash';
import { noteKeyOf, privateKeyOf } from './note-key';
import { openReceipt, receiptIssuerOf, signReceipt } from './receipt';
import { signNote } from './signed-note';

const issuer = receiptIssuerOf('zeren.example');
const privateKey = privateKeyOf('ab'.repeat(32));
const key = noteKeyOf(issuer, privateKey);
const promised = {
  issuer,
  entryId: '0190c0de-0000-7000-8000-000000000001',
  leafHash: leafHashOf('entry'),
  recordedAt: '2026-02-10T01:30:12.000Z',
};
const note = signReceipt(promised, privateKey);

describe('a receipt', () => {
  it('promises inclusion within a day, in the same bytes every time', () => {
    expect(openReceipt(note, [key])).toEqual({ ...promised, includeBefore: '2026-02-11T01:30:12.000Z' });
    expect(signReceipt(promised, privateKey)).toBe(note);
  });

  it.each(['zeren.example', 'receipt v1', promised.entryId, '2026-02-10', '2026-02-11'])(
    'with another %s is refused',
    (part) => {
      expect(() => openReceipt(note.replace(part, part.replace(/.$/, 'x')), [key])).toThrow();
    },
  );

  it.each([
    ['a checkpoint', `${issuer}\n1087\n${promised.leafHash.toString('base64')}\n`],
    ['one with a line more', `${note.slice(0, note.indexOf('\n\n') + 1)}more\n`],
    ['one without its hash', note.slice(0, note.indexOf('\n\n') + 1).replace(promised.leafHash.toString('base64'), '')],
  ])('is not %s, signed or not', (_, text) => {
    expect(() => openReceipt(signNote(text, issuer, privateKey), [key])).toThrow('not a receipt');
  });

  it('of one installation is not signed with the key of another', () => {
    const text = note.slice(0, note.indexOf('\n\n') + 1).replace(issuer, 'other.example/receipts');
    expect(() => openReceipt(signNote(text, issuer, privateKey), [key])).toThrow('no key of other.example/receipts');
  });
});
