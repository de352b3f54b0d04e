import { checkpointText, openCheckpoint, originOf, peekCheckpoint, signCheckpoint } from './checkpoint';
import { emptyRoot, leafHashOf } from './merkle-hash';
import { noteKeyOf, privateKeyOf, readNoteKey, writeNoteKey } from './note-key';
import { openNote, signNote } from './signed-note';

/** The published example of Go's note package: key, text and signature made by other software. */
const neumann = readNoteKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const saying =
  'If you think cryptography is the answer to your problem,\n' + "then you don't know what your problem is.\n";
const line =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const origin = originOf('zeren.example', '0190c0de-0000-7000-8000-000000000001');
const privateKey = privateKeyOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const key = noteKeyOf(origin, privateKey);
const checkpoint = { origin, size: 1087, root: leafHashOf('root') };
const note = signCheckpoint(checkpoint, privateKey);

describe('a signed note', () => {
  it('that other software signed opens', () => {
    expect(openNote(`${saying}\n${line}`, [neumann])).toEqual({
      text: saying,
      signedBy: ['PeterNeumann'],
      signers: [neumann],
    });
    expect(writeNoteKey(neumann)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  });

  it('is signed with the key of the seed (RFC 8032 §7.1, test 1)', () => {
    const raw = privateKeyOf('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const written = writeNoteKey(noteKeyOf('rfc8032', raw)).split('+').slice(2).join('+');
    expect(Buffer.from(written, 'base64').toString('hex')).toBe(
      '01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  it('may carry lines of keys nobody here knows, but needs one that is known', () => {
    expect(openNote(note + line, [key]).signedBy).toEqual([origin]);
    expect(() => openNote(note, [neumann])).toThrow('no known key');
    expect(() => openNote(note, [])).toThrow('no known key');
  });

  it('does not survive any changed bit', () => {
    const bytes = Buffer.from(note, 'utf8');
    const survivors: number[] = [];
    for (let i = 0; i < bytes.length; i++)
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[i] = (changed[i] as number) ^ (1 << bit);
        if (isOpened(changed.toString('utf8'))) survivors.push(i);
      }
    expect(survivors).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['no empty line', note.replace('\n\n', '\n')],
    ['no signature line', note.slice(0, note.indexOf('—'))],
    ['no last line break', note.slice(0, -1)],
    ['something after the signature', `${note}x`],
    ['a line after the signature', `${note}x\n`],
    ['an empty line after the signature', `${note}\n`],
    ['a line break of Windows', note.replaceAll('\n', '\r\n')],
    ['a dash that is a hyphen', note.replace('—', '-')],
    ['two spaces', note.replace('— ', '—  ')],
    ['a signature cut short', note.replace(/.{8}\n$/, '\n')],
  ])('with %s is refused', (_, broken) => {
    expect(isOpened(broken)).toBe(false);
  });

  it.each(['', 'a b', 'a+b', 'a\nb'])('is not made for the key name «%s»', (name) => {
    expect(() => signNote(saying, name, privateKey)).toThrow('name of a key');
  });

  it.each(['', 'no line break', 'a tab\t\n', 'half a sign \ud800\n'])('is not made of «%s»', (text) => {
    expect(() => signNote(text, origin, privateKey)).toThrow('line break');
  });

  it.each([
    ['a hash of another key', writeNoteKey(key).replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['another algorithm', writeNoteKey(key).replace('+AddamA', '+AtdamA')],
    ['no name', writeNoteKey(key).replace(origin, '')],
    ['a word', 'key'],
  ])('is not verified with %s', (_, written) => {
    expect(() => readNoteKey(written)).toThrow('not a verifier key');
  });

  it('keeps the seed to itself when that is wrong', () => {
    expect(() => privateKeyOf('c0ffee')).toThrow(/^the seed of an Ed25519 key is 64 hexadecimal digits$/);
  });
});

describe('a checkpoint', () => {
  it('comes back as it was signed', () => {
    expect(openCheckpoint(note, [neumann, key])).toEqual(checkpoint);
    expect(peekCheckpoint(note)).toEqual(checkpoint);
    const empty = { origin, size: 0, root: emptyRoot };
    expect(openCheckpoint(signCheckpoint(empty, privateKey), [key])).toEqual(empty);
  });

  it.each(['01', '-1', '1.0', '1e3', '', ' 1', '99999999999999999'])('has no size «%s»', (size) => {
    const text = checkpointText(checkpoint).replace('\n1087\n', `\n${size}\n`);
    expect(() => openCheckpoint(signNote(text, origin, privateKey), [key])).toThrow('not a checkpoint');
  });

  it.each([
    ['a root that is too short', checkpointText({ ...checkpoint, root: Buffer.alloc(31) })],
    ['a second spelling of its root', checkpointText(checkpoint).replace('=\n', '\n')],
    ['a fourth line', `${checkpointText(checkpoint)}more\n`],
    ['no origin', checkpointText({ ...checkpoint, origin: '' })],
    ['other text', saying],
  ])('is not read from %s, signed or not', (_, text) => {
    expect(() => openCheckpoint(signNote(text, origin, privateKey), [key])).toThrow('not a checkpoint');
  });

  it('of one ledger is not signed with the key of another', () => {
    const other = { ...checkpoint, origin: originOf('zeren.example', 'other') };
    const signedByUs = signNote(checkpointText(other), origin, privateKey);
    expect(() => openCheckpoint(signedByUs, [key])).toThrow('no key of zeren.example/other');
  });
});

function isOpened(text: string): boolean {
  try {
    return openNote(text, [key]).text.length > 0;
  } catch {
    return false;
  }
}
