import {
  consistencyRanges,
  hashFromTiles,
  inclusionRanges,
  leafHashOf,
  noteKeyOf,
  originOf,
  privateKeyOf,
  proofOf,
  receiptIssuerOf,
  rootOf,
  signCheckpoint,
  signReceipt,
  writeNoteKey,
} from '@zeren/ledger';
import { Command, CommanderError } from 'commander';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addCheckpoint } from '../commands/checkpoint.command';
import { addReceipt } from '../commands/receipt.command';
import { Refusal } from '../terminal/refusal';

const origin = originOf('zeren.example', '0190c0de-0000-7000-8000-000000000001');
const issuer = receiptIssuerOf('zeren.example');
const [receiptKey, checkpointKey] = [privateKeyOf('0a'.repeat(32)), privateKeyOf('0b'.repeat(32))];
const keyOf = (name: string, key: typeof receiptKey) => writeNoteKey(noteKeyOf(name, key));

const leaves = Array.from({ length: 9 }, (_, i) => leafHashOf(`entry ${i}`));
const hashOf = hashFromTiles(() => Buffer.concat(leaves));
const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'));
const checkpointAt = (size: number, key = checkpointKey) => ({
  note: signCheckpoint({ origin, size, root: rootOf(leaves.slice(0, size)) }, key),
  verifierKey: keyOf(origin, key),
});
const promised = { issuer, entryId: 'e5', leafHash: leaves[5] as Buffer, recordedAt: '2026-02-10T01:30:12.000Z' };
const receipt = {
  entryId: 'e5',
  signedReceipt: { note: signReceipt(promised, receiptKey), verifierKey: keyOf(issuer, receiptKey) },
};
const inclusion = { index: 5, hashes: base64(proofOf(inclusionRanges(5, 9), hashOf)), checkpoint: checkpointAt(9) };
const answer = { current: checkpointAt(9), hashes: base64(proofOf(consistencyRanges(4, 9), hashOf)) };

describe('zeren receipt and zeren checkpoint', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zeren-proofs-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function kept(name: string, content: object | string): string {
    const file = path.join(folder, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  /** Exit code and what a shell would get. */
  async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
    let said = '';
    const hear = (text: unknown) => ((said += String(text)), true);
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation(hear),
    );
    try {
      const program = addReceipt(addCheckpoint(new Command().exitOverride(), 'en'), 'en');
      await program.parseAsync([...args], { from: 'user' });
      return { code: 0, said };
    } catch (error) {
      if (error instanceof CommanderError) return { code: 2, said };
      if (!(error instanceof Refusal)) throw error;
      return { code: error.exitCode, said: said + error.message };
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it('accepts a receipt, and says where its key comes from', async () => {
    const file = kept('receipt.json', receipt);
    const own = await run('receipt', 'check', file);
    expect(own.code).toBe(0);
    expect(own.said).toMatch(
      /key was taken from the file itself.*\n.*\nsigned: zeren.example\/receipts recorded entry e5/,
    );
    const given = await run('receipt', 'check', file, '--key', keyOf(issuer, receiptKey));
    expect(given).toEqual({ code: 0, said: expect.stringMatching(/^signed: [^\n]*\n$/) as string });
  });

  it('finds the entry of a receipt in the ledger', async () => {
    const [file, proof] = [kept('receipt.json', receipt), kept('proof.json', inclusion)];
    expect(await run('receipt', 'check', file, '--proof', proof)).toMatchObject({
      code: 0,
      said: expect.stringContaining('included: leaf 5 of the checkpoint of 9 leaves') as string,
    });
    const other = kept('other.json', { ...inclusion, index: 4 });
    const refused = await run('receipt', 'check', file, '--proof', other);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('evidence of tampering')]);
  });

  it('tells a grown ledger from a rewritten one', async () => {
    const newer = kept('answer.json', answer);
    const checked = await run('checkpoint', 'check', kept('old.txt', checkpointAt(4).note), newer);
    expect([checked.code, checked.said]).toEqual([0, expect.stringContaining('consistent: the 9 leaves')]);
    const rewritten = signCheckpoint({ origin, size: 4, root: leafHashOf('rewritten') }, checkpointKey);
    const refused = await run('checkpoint', 'check', kept('rewritten.txt', rewritten), newer);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('not consistent')]);
    const cut = await run(
      'checkpoint',
      'check',
      kept('nine.json', checkpointAt(9)),
      kept('four.json', checkpointAt(4)),
    );
    expect([cut.code, cut.said]).toEqual([1, expect.stringContaining('not consistent')]);
  });

  it.each([
    [
      'a receipt signed by somebody else',
      1,
      () => ['receipt', 'check', kept('r', receipt), '--key', keyOf(issuer, checkpointKey)],
    ],
    [
      'a checkpoint signed by somebody else',
      1,
      () => ['checkpoint', 'check', kept('o', checkpointAt(4, receiptKey).note), kept('n', answer)],
    ],
    ['no proof', 2, () => ['checkpoint', 'check', kept('o', checkpointAt(4).note), kept('n', checkpointAt(9))]],
    ['no key', 2, () => ['receipt', 'check', kept('r', receipt.signedReceipt.note)]],
    ['a key that is none', 2, () => ['receipt', 'check', kept('r', receipt), '--key', 'abc']],
    ['a file that is not there', 2, () => ['receipt', 'check', path.join(folder, 'absent')]],
    ['a file of another kind', 2, () => ['receipt', 'check', kept('r', { a: 1 })]],
    ['one file too few', 2, () => ['checkpoint', 'check', kept('o', checkpointAt(4).note)]],
  ])('ends with its exit code for %s', async (_, code, args) => {
    expect((await run(...args())).code).toBe(code);
  });
});
