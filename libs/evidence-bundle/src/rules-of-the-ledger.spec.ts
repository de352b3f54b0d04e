import { noteKeyOf, privateKeyOf, writeNoteKey } from '@zeren/ledger';
import type { Entry } from './entry';
import { Findings } from './finding';
import { judgeHeartbeats, judgeKeys } from './rules-of-the-ledger';
import type { SignedCheckpoint } from './rules-of-the-tree';

const origin = 'zeren.example/o-1';
const [first, second, third] = ['5d', '7b', '9c'].map((byte) => noteKeyOf(origin, privateKeyOf(byte.repeat(32)))) as [
  ReturnType<typeof noteKeyOf>,
  ReturnType<typeof noteKeyOf>,
  ReturnType<typeof noteKeyOf>,
];
const root = Buffer.alloc(32, 7);
const checkpoint = (size: number, ...signers: readonly (typeof first)[]): SignedCheckpoint => ({
  ...{ name: `checkpoint at ${size}`, origin, size, root, signers },
});

const entryAt = (leaf: number, kind: string, recordedAt: number, subject: Entry['subject'] = {}): Entry => ({
  ...{ object: `leaf ${leaf}`, leaf, entryId: `e-${leaf}`, kind, actorId: 'sequencer', businessAt: 0, recordedAt },
  ...{ subject, taskId: undefined, state: undefined, result: undefined, letterId: undefined },
  ...{ documentSha256: undefined, contentSha256: undefined },
});
const change = (leaf: number, from: typeof first, to: typeof first): Entry =>
  entryAt(leaf, 'ledger.key-changed', leaf, {
    ...{ id: 'checkpoint', kind: 'ledger-key', previousKey: writeNoteKey(from), verifierKey: writeNoteKey(to) },
  });
const said = (findings: Findings) => findings.all.map(({ object, rule }) => `${object}: ${rule}`);

describe('keys of checkpoints', () => {
  const judged = (signed: readonly SignedCheckpoint[], entries: readonly Entry[]) => {
    const findings = new Findings();
    judgeKeys(signed, entries, findings);
    return said(findings);
  };

  it('change by an entry below the first checkpoint of the new one', () => {
    expect(judged([checkpoint(3, first), checkpoint(5, second)], [change(4, first, second)])).toEqual([]);
    expect(judged([checkpoint(3, first), checkpoint(4, second)], [change(4, first, second)])).toEqual([
      'checkpoint at 4: key-announced',
    ]);
    expect(judged([checkpoint(3, first), checkpoint(4, second)], [])).toEqual(['checkpoint at 4: key-announced']);
  });

  it('sign no more once they have been replaced, unless they come back by an entry', () => {
    const twice = [checkpoint(3, first), checkpoint(5, second), checkpoint(6, first)];
    expect(judged(twice, [change(4, first, second)])).toEqual(['checkpoint at 6: key-announced']);
    expect(judged(twice, [change(4, first, second), change(5, second, first)])).toEqual([]);
  });

  it('replace the key that was in force', () => {
    expect(judged([checkpoint(3, first), checkpoint(5, second)], [change(4, third, second)])).toEqual([
      'leaf 4: key-announced',
    ]);
  });

  it('are those of checkpoints: keys of receipts change on their own', () => {
    const other = change(1, second, third);
    const ofReceipts = { ...other, subject: { ...other.subject, id: 'receipt' } };
    expect(judged([checkpoint(3, first)], [ofReceipts])).toEqual([]);
  });
});

describe('heartbeats', () => {
  const everyMs = 100;
  const beat = (leaf: number, recordedAt: number, since?: number, more: Entry['subject'] = {}): Entry =>
    entryAt(leaf, 'ledger.alive', recordedAt, { everyMs, ...(since === undefined ? {} : { since }), ...more });
  const judged = (entries: readonly Entry[], signed: readonly SignedCheckpoint[] = []) => {
    const findings = new Findings();
    const silences = judgeHeartbeats(signed, entries, findings);
    return { found: said(findings), silences };
  };

  it('may be missing altogether: not every ledger has had them', () => {
    expect(judged([entryAt(0, 'letter.signed', 5)])).toEqual({ found: [], silences: 0 });
  });

  it('come one after another; a silence that the next one tells is counted', () => {
    expect(judged([beat(0, 1_000), beat(1, 1_200, 1_000)])).toEqual({ found: [], silences: 0 });
    expect(judged([beat(0, 1_000), beat(1, 1_201, 1_000)])).toEqual({ found: [], silences: 1 });
  });

  it('leave none out unseen', () => {
    expect(judged([beat(0, 1_000), beat(2, 1_200, 1_100)]).found).toEqual(['leaf 2: heartbeat']);
    expect(judged([beat(1, 1_100, 1_000)]).found).toEqual(['leaf 1: heartbeat']);
  });

  it('do not end before the ledger does', () => {
    expect(judged([beat(0, 1_000), entryAt(1, 'letter.signed', 1_200)]).found).toEqual([]);
    expect(judged([beat(0, 1_000), entryAt(1, 'letter.signed', 1_201)]).found).toEqual(['leaf 0: heartbeat']);
  });

  it('tell of checkpoints that are here', () => {
    const told = beat(4, 1_000, undefined, { size: 3, root: root.toString('base64') });
    expect(judged([told], [checkpoint(3, first)]).found).toEqual([]);
    expect(judged([told], [checkpoint(2, first)]).found).toEqual(['leaf 4: heartbeat']);
    const other = { ...checkpoint(3, first), root: Buffer.alloc(32, 8) };
    expect(judged([told], [other]).found).toEqual(['leaf 4: heartbeat']);
  });
});
