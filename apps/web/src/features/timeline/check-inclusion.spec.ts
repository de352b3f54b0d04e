import type { CheckpointAnswer, InclusionProofAnswer } from '@zeren/api-contracts';
import { checkInclusion, isProved } from './check-inclusion';
import { joined, sha256, textOf } from './web-hash';

const bytes = (text: string) => new TextEncoder().encode(text);
const leafOf = (text: string) => sha256(Uint8Array.of(0), bytes(text));
const origin = 'zeren.example/1';

/** A ledger of three entries, and the proof of the second. */
async function aProof(): Promise<InclusionProofAnswer> {
  const [a, b, c] = await Promise.all(['{"a":1}', '{"b":"责任"}', '{"c":3}'].map(leafOf));
  if (!a || !b || !c) throw new Error('three leaves are needed');
  const root = await sha256(Uint8Array.of(1), await sha256(Uint8Array.of(1), a, b), c);
  return {
    entryId: '',
    payload: '{"b":"责任"}',
    leafHash: textOf(b),
    index: 1,
    hashes: [a, c].map(textOf),
    checkpoint: await signed(3, textOf(root)),
  };
}

async function signed(size: number, root: string): Promise<CheckpointAnswer> {
  const { privateKey, publicKey } = (await crypto.subtle.generateKey('Ed25519', true, ['sign'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const keyHash = (await sha256(bytes(`${origin}\n`), Uint8Array.of(1), raw)).slice(0, 4);
  const text = `${origin}\n${size}\n${root}\n`;
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytes(text)));
  const hash = Array.from(keyHash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    ...{ origin, size, root, signedAt: '2026-02-10T01:00:00.000Z' },
    note: `${text}\n— ${origin} ${textOf(joined(keyHash, signature))}\n`,
    verifierKey: `${origin}+${hash}+${textOf(joined(Uint8Array.of(1), raw))}`,
  };
}

describe('a proof that is computed again in the browser', () => {
  let proof: InclusionProofAnswer;
  beforeAll(async () => {
    proof = await aProof();
  });

  const judge = async (changed: Partial<InclusionProofAnswer> = {}) => {
    const check = await checkInclusion({ ...proof, ...changed });
    if (!check) throw new Error('no hashes here');
    return check;
  };
  const judgeNote = (changed: Partial<CheckpointAnswer>) => judge({ checkpoint: { ...proof.checkpoint, ...changed } });

  it('leads from the bytes of the entry over its siblings to the signed root', async () => {
    const check = await judge();
    expect(isProved(check)).toBe(true);
    expect(check.steps.map(({ side, sibling }) => `${side} ${sibling.start}+${sibling.size}`)).toEqual([
      'left 0+1',
      'right 2+1',
    ]);
  });

  it('fails for an entry of which one byte was changed', async () => {
    expect(await judge({ payload: '{"b":"责任 "}' })).toMatchObject({ isLeafRight: false, isRootReached: false });
  });

  it.each<[string, (right: InclusionProofAnswer) => Partial<InclusionProofAnswer>]>([
    ['siblings in another order', ({ hashes }) => ({ hashes: hashes.toReversed() })],
    ['a sibling too few', ({ hashes }) => ({ hashes: hashes.slice(1) })],
    ['a sibling too many', ({ hashes, leafHash }) => ({ hashes: [...hashes, leafHash] })],
    ['another place', () => ({ index: 0 })],
    ['a place that the tree does not have', () => ({ index: 3 })],
    ['another root', ({ checkpoint, leafHash }) => ({ checkpoint: { ...checkpoint, root: leafHash } })],
  ])('fails for %s', async (_name, change) => {
    const check = await judge(change(proof));
    expect([check.isRootReached, isProved(check)]).toEqual([false, false]);
  });

  it('fails for a checkpoint that says something else, or that nobody or somebody else has signed', async () => {
    const { note, root } = proof.checkpoint;
    const { verifierKey, note: othersNote } = await signed(3, root);
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    const changes = [
      { note: note.replace('\n3\n', '\n4\n') },
      { note: `${text}\n` },
      { note: othersNote },
      { verifierKey },
      { origin: 'zeren.example/2' },
    ];
    for (const change of changes) expect((await judgeNote(change)).note).toBe('not-signed');
    expect(isProved(await judgeNote({ verifierKey }))).toBe(false);
  });
});
