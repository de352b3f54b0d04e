import type { CheckpointAnswer, CheckpointCheckAnswer, InclusionProofAnswer } from '@zeren/api-contracts';
import { LedgerTrees, newId } from '@zeren/database';
import {
  emptyRoot,
  isConsistent,
  isIncluded,
  openCheckpoint,
  originOf,
  privateKeyOf,
  readNoteKey,
  signCheckpoint,
} from '@zeren/ledger';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import { checkpointSeed, ledgerName } from '../support/growing-ledger';
import { SigningDesk } from '../support/signing-desk';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');

describe('what an auditor can prove', () => {
  let desk: SigningDesk;
  let trees: LedgerTrees;
  let sequencer: LedgerSequencer;
  let first: CheckpointAnswer;
  let entryId: string;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    trees = LedgerTrees.open(desk.database.sequencerUrl);
    sequencer = new LedgerSequencer(trees, new CheckpointSigner(ledgerName, checkpointSeed), {
      checkpointMs: 0,
      published: () => Promise.resolve(),
      log: (event, facts) => {
        throw new Error(`${event} ${JSON.stringify(facts)}`);
      },
    });
  }, 60_000);
  afterAll(async () => {
    await trees?.close();
    await desk?.close();
  });

  const read = async <T>(path: string, as = 'A1'): Promise<T> =>
    (await desk.get(`/api/v1/ledger/${path}`, as)).json<T>();
  const check = (note: string) => read<CheckpointCheckAnswer>(`checkpoint-check?note=${encodeURIComponent(note)}`);
  const problem = async (path: string, as = 'A1') => (await desk.get(`/api/v1/ledger/${path}`, as)).json().type;
  const checkpointAsSigned = ({ note, verifierKey }: CheckpointAnswer) =>
    openCheckpoint(note, [readNoteKey(verifierKey)]);

  async function sequence(): Promise<CheckpointAnswer> {
    await sequencer.placeWaiting();
    await sequencer.signDue();
    return read<CheckpointAnswer>('checkpoint', 'S01');
  }

  it('is nothing before anything was signed', async () => {
    expect(await problem('checkpoint')).toBe('/problems/not-found');
    const { bearer } = await desk.letter();
    entryId = (await desk.act(bearer)).json().entryId;
    expect(await problem(`entries/${entryId}/inclusion-proof`)).toBe('/problems/checkpoint-pending');
    expect(await problem(`entries/${newId()}/inclusion-proof`)).toBe('/problems/not-found');
  });

  it('is that an act is part of what was signed', async () => {
    first = await sequence();
    const proof = await read<InclusionProofAnswer>(`entries/${entryId}/inclusion-proof`);
    const { size, root, origin } = checkpointAsSigned(proof.checkpoint);
    expect([origin, size]).toEqual([originOf(ledgerName, desk.organisationId), first.size]);
    const claim = { leafHash: bytes(proof.leafHash), index: proof.index, size, root };
    expect(isIncluded(claim, proof.hashes.map(bytes))).toBe(true);
  });

  it('is that the ledger of today begins with the ledger of yesterday', async () => {
    for (let i = 0; i < 5; i += 1) await desk.act((await desk.letter()).bearer);
    const second = await sequence();
    expect(second.size).toBeGreaterThan(first.size);
    const { hashes } = await read<{ hashes: string[] }>(`consistency-proof?older=${first.size}`);
    const claim = {
      ...{ older: first.size, newer: second.size },
      ...{ olderRoot: checkpointAsSigned(first).root, newerRoot: checkpointAsSigned(second).root },
    };
    expect(isConsistent(claim, hashes.map(bytes))).toBe(true);
    expect(await problem(`consistency-proof?older=2&newer=${second.size + 1}`)).toBe('/problems/invalid-body');
    expect(await problem('consistency-proof?older=3&newer=2')).toBe('/problems/invalid-body');
  });

  it('with a checkpoint of his own, is what has happened to the ledger since', async () => {
    const answer = await check(first.note);
    expect(answer.verdict).toBe('consistent');
    const claim = {
      ...{ older: first.size, newer: answer.current.size },
      ...{ olderRoot: bytes(first.root), newerRoot: checkpointAsSigned(answer.current).root },
    };
    expect(isConsistent(claim, answer.hashes.map(bytes))).toBe(true);
    const ours = privateKeyOf(checkpointSeed);
    const { origin, size, root } = checkpointAsSigned(first);
    const verdictOn = async (changed: object, key = ours) =>
      (await check(signCheckpoint({ origin, size, root, ...changed }, key))).verdict;
    expect(await verdictOn({ root: emptyRoot })).toBe('rewritten');
    expect(await verdictOn({ size: size - 1 })).toBe('rewritten');
    expect(await verdictOn({ size: 1_000_000 })).toBe('cut-off');
    expect(await verdictOn({ origin: originOf(ledgerName, newId()) })).toBe('other-ledger');
    expect(await verdictOn({}, privateKeyOf('00'.repeat(32)))).toBe('not-signed');
    expect(await problem('checkpoint-check?note=abc')).toBe('/problems/invalid-body');
  });

  it('is for the office and the auditor to ask', async () => {
    const doors = [
      'checkpoint',
      `entries/${entryId}/inclusion-proof`,
      'consistency-proof?older=1',
      `checkpoint-check?note=${encodeURIComponent(first.note)}`,
    ];
    for (const door of doors) {
      expect(await problem(door, 'L2')).toBe('/problems/forbidden');
      for (const as of ['S01', 'A1']) expect((await desk.get(`/api/v1/ledger/${door}`, as)).statusCode).toBe(200);
    }
  });
});
