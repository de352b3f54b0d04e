import { readPayloadKeys } from '@zeren/config';
import { Database } from '@zeren/database';
import { ProcessArchive, readBundle } from '@zeren/process-archive';
import { createTemporalClient, payloadCodec } from '@zeren/temporal-connection';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LivingCommission, type OpenTask } from '../chaos/living-commission';
import type { StackFacts } from '../start/stack-process';
import { until } from './until';

const run = promisify(execFile);
const root = join(__dirname, '../..');
const zeren = join(root, 'apps/cli/bin/zeren.cjs');
const workflowBundle = join(root, 'apps/worker/dist/workflow-bundle.js');

export const checkpointSeed = '4c'.repeat(32);

/** What a program of the command line has answered. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `zeren` as a process of its own; without variables of ours unless they are given. */
export async function runZeren(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const { PATH = '' } = process.env;
  try {
    const said = await run(process.execPath, [zeren, ...args, '--lang', 'en'], {
      env: { PATH, ...env },
      maxBuffer: 1e8,
      timeout: 120_000,
    });
    return { code: 0, ...said };
  } catch (error) {
    const { code, stdout, stderr } = error as { readonly code: unknown } & Said;
    if (typeof code !== 'number') throw error;
    return { code, stdout, stderr };
  }
}

/**
 * A piece of a year that was really played: plan adopted, letters signed on both levels but for one, then cancelled;
 * its processes archived, and exported twice: while it was running, and when it was over.
 */
export class PlayedEvidence {
  private constructor(
    readonly folder: string,
    readonly cycleId: string,
    /** While the cycle was running. */
    readonly running: string,
    /** When it had ended and everything was archived. */
    readonly ended: string,
    /** What an export of a cycle that nobody knows was answered with. */
    readonly refused: Said,
  ) {}

  static async play(): Promise<PlayedEvidence> {
    const folder = mkdtempSync(join(tmpdir(), 'zeren-evidence-'));
    const [running, ended] = [join(folder, 'running.zeren'), join(folder, 'ended.zeren')];
    const commission = await LivingCommission.open({
      ZEREN_CHECKPOINT_KEY: checkpointSeed,
      ZEREN_CHECKPOINT_SECONDS: '2',
    });
    let refused: Said;
    try {
      await commission.draft();
      await required('start', (await commission.start(2400, '2026-02-09')).status);
      const isB14 = ({ kind, subject }: OpenTask) => kind === 'sign-letter' && subject === 'letter/B14';
      const signed = () => commission.tables.count('letter', `state = 'complete'`);
      await commission.playUntil('all letters signed but one', async () => (await signed()) === 20, isB14);
      await exportTo(running, commission);
      const path = `/cycles/${commission.cycleId}/commands`;
      const office = await commission.office;
      await office.required('POST', path, { body: { kind: 'cancel-cycle', reason: '试运行结束' } });
      await archive(commission);
      await exportTo(ended, commission, '--archived');
      refused = await runExport(ended, commission.stack, randomUUID());
    } finally {
      await commission.close();
    }
    return new PlayedEvidence(folder, commission.cycleId, running, ended, refused);
  }

  get lines(): readonly string[] {
    return readFileSync(this.ended, 'utf8').split('\n').slice(0, -1);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function required(what: string, status: number): void {
  if (status >= 300) throw new Error(`${what} was answered with ${status}`);
}

async function exportTo(out: string, { stack, cycleId }: LivingCommission, ...more: readonly string[]): Promise<void> {
  const { code, stderr } = await runExport(out, stack, cycleId, ...more);
  if (code !== 0) throw new Error(`export: ${stderr}`);
}

function runExport(out: string, stack: StackFacts, cycleId: string, ...more: readonly string[]): Promise<Said> {
  const { appUrl, temporalAddress, payloadKeys } = stack;
  const env = { DATABASE_URL: appUrl, TEMPORAL_ADDRESS: temporalAddress, ZEREN_PAYLOAD_KEYS: payloadKeys };
  return runZeren(['export', '--cycle', cycleId, '--out', out, '--wait', '60', ...more], env);
}

/** As the worker does each hour. */
async function archive({ stack, tables }: LivingCommission): Promise<void> {
  await until('every process ended', async () => (await tables.count('cycle', `state = 'cancelled'`)) === 1);
  const keys = readPayloadKeys(stack.payloadKeys);
  const client = createTemporalClient({ temporalAddress: stack.temporalAddress, payloadKeys: keys });
  const database = await Database.open(stack.appUrl, 2);
  const failed = (_: unknown, error: unknown) => {
    throw error;
  };
  const parts = { client, database, codec: payloadCodec(keys), bundle: readBundle(workflowBundle), failed };
  try {
    await until('nothing runs any more', async () => {
      for await (const _ of client.workflow.list({ query: `ExecutionStatus = 'Running'` })) return false;
      return true;
    });
    await new ProcessArchive(parts).archiveClosed();
  } finally {
    await Promise.all([client.connection.close(), database.close()]);
  }
}
