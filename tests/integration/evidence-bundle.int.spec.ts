import {
  linesOf,
  Memo,
  NotABundle,
  verifyBundle,
  type BundleRecord,
  type Finding,
  type ReplayOutcome,
} from '@zeren/evidence-bundle';
import { noteKeyOf, peekCheckpoint, privateKeyOf, writeNoteKey } from '@zeren/ledger';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lines } from '../support/bundle-bytes';
import { Forger } from '../support/bundle-forger';
import { forgeries, spoiling } from '../support/forgeries';
import { numbersFrom } from '../support/growing-ledger';
import { checkpointSeed, PlayedEvidence, runZeren } from '../support/played-evidence';

interface Anchors {
  readonly keys?: readonly string[];
  readonly checkpoints?: readonly string[];
}

const seed = Number(process.env['ZEREN_TEST_SEED'] ?? Date.now() % 1_000_000);
const mutationCount = 10_000;

describe('one file that a stranger can verify', () => {
  let played: PlayedEvidence;
  let lines: readonly string[];
  let earlier: string;
  const memo = new Memo();
  const replayed = new Map<string, ReplayOutcome>();
  const next = numbersFrom(seed);
  const random = (below: number): number => next.next().value % below;

  const judge = (of: Lines, anchors: Anchors = {}) => verifyBundle(of, { ...anchors, memo, replayed });
  const records = () => lines.map((line) => JSON.parse(line) as BundleRecord);
  const trueKey = () => {
    const [header] = records();
    if (header?.type !== 'header') throw new Error('no header');
    return writeNoteKey(noteKeyOf(header.origin, privateKeyOf(checkpointSeed)));
  };

  /** What was found; a file that is no bundle any more is found as well. */
  async function findingsOf(of: Lines, anchors: Anchors = {}): Promise<readonly Finding[]> {
    try {
      return (await judge(of, anchors)).findings;
    } catch (error) {
      if (!(error instanceof NotABundle)) throw error;
      return [{ object: 'file', rule: 'format', message: { zh: error.message, en: error.message } }];
    }
  }

  beforeAll(async () => {
    process.stdout.write(`ZEREN_TEST_SEED=${seed}\n`);
    played = await PlayedEvidence.play();
    lines = played.lines;
    const notes = records().flatMap((record) => (record.type === 'checkpoint' ? [record.note] : []));
    earlier = notes[Math.floor(notes.length / 2)] ?? '';
  }, 400_000);
  afterAll(() => played?.remove());

  it('is clean as it was written, by its own process without any server', async () => {
    const { code, stdout } = await runZeren(['verify', played.ended, '--key', trueKey(), '--json']);
    const report = JSON.parse(stdout) as { leaves: number; histories: number; notes: object; findings: unknown[] };
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ ok: true, notes: { openRuns: 0, erased: 0 } });
    expect([report.leaves > 200, report.histories >= 5, code]).toEqual([true, true, 0]);
  }, 120_000);

  it('is clean while the cycle runs: open processes are replayed as far as they have come', async () => {
    const { code, stdout } = await runZeren(['verify', played.running, '--json']);
    const report = JSON.parse(stdout) as { findings: unknown[]; notes: { openRuns: number } };
    expect(report.findings).toEqual([]);
    expect(report.notes.openRuns).toBeGreaterThan(0);
    expect(code).toBe(0);
  }, 120_000);

  it('answers 1 with what is wrong, 2 for a file that is something else', async () => {
    const spoiled = join(played.folder, 'spoiled.zeren');
    writeFileSync(spoiled, readFileSync(played.ended, 'utf8').replace('"task.opened', '"task.opensd'));
    const said = await runZeren(['verify', spoiled]);
    expect(said.stdout).toMatch(/leaf \d+: the entry is not what its hash was made of \(leaf-hash\)/);
    expect(said.code).toBe(1);
    writeFileSync(spoiled, '{"another":"file"}\n');
    expect((await runZeren(['verify', spoiled])).code).toBe(2);
    expect((await runZeren(['verify', join(played.folder, 'none')])).code).toBe(2);
  }, 120_000);

  it('is not written of a cycle that nobody knows', () => {
    expect(played.refused.code).toBe(2);
    expect(played.refused.stderr).toMatch(/is not known: give --organisation/);
  });

  it('holds nothing that is encrypted, and every history', () => {
    const runs = records().filter((record) => record.type === 'run');
    expect(runs.every(({ state }) => state === 'archived')).toBe(true);
    for (const { history } of runs)
      expect(Buffer.from(history, 'base64').toString('latin1')).not.toMatch(/aes-256-gcm/);
  });

  it(`finds each of ${mutationCount} mutations`, async () => {
    const { findings } = await judge(linesOf(readFileSync(played.ended)), {
      keys: [trueKey()],
      checkpoints: [earlier],
    });
    expect(findings).toEqual([]);
    memo.close();
    const forger = new Forger(lines, random);
    const before = peekCheckpoint(earlier).size;
    const all = [
      ...spoiling.map(([what, of100, spoil]) => ({ what, of100, spoil, anchors: {} })),
      {
        what: 'signed with another key',
        of100: 5,
        spoil: () => forger.resignWithOtherKey(),
        anchors: { keys: [trueKey()] },
      },
      {
        what: 'the tail replaced with the true key',
        of100: 3,
        spoil: () => forger.replaceTail(before, checkpointSeed),
        anchors: { checkpoints: [earlier] },
      },
    ];
    const missed: string[] = [];
    const found = new Map<string, number>();
    for (const { what, of100, spoil, anchors } of all)
      for (let count = 0; count < (of100 * mutationCount) / 100; count += 1) {
        const findings = await findingsOf(spoil(forger), anchors);
        if (findings.length === 0) missed.push(`${what}, the ${count + 1}th`);
        for (const rule of new Set(findings.map((finding) => finding.rule)))
          found.set(rule, (found.get(rule) ?? 0) + 1);
      }
    process.stdout.write(`${JSON.stringify(Object.fromEntries(found))}\n`);
    expect(missed).toEqual([]);
  }, 240_000);

  it.each(forgeries)(
    'tells by the code or the ledger what the true key has rewritten: %s',
    async (_, rules, spoil) => {
      const forger = new Forger(lines, random);
      for (let count = 0; count < 8; count += 1) {
        const n = random(1_000) + 1;
        const findings = await findingsOf(forger.forgeHistory(checkpointSeed, (history) => spoil(history, n)));
        expect(findings.map(({ rule }) => rule)).toEqual(
          expect.arrayContaining([expect.stringMatching(rules.join('|'))]),
        );
        expect(findings.filter(({ rule }) => /^(seal|leaf|checkpoint|history)/.test(rule))).toEqual([]);
      }
    },
    120_000,
  );
});
