import type { ClosedRun, Sweep } from '@zeren/process-archive';
import { RunArchiver } from './run-archiver';

const dayMs = 86_400_000;
const endedDaysAgo = (days: number): ClosedRun => ({
  workflowId: `cycle/${days}`,
  runId: `run-${days}`,
  closedAt: Date.now() - days * dayMs,
});

/** Runs one archiver over these sweeps, then stops it; answers what it logged and raised. */
async function runOver(sweeps: readonly (Sweep | Error)[]) {
  const stop = new AbortController();
  const [said, raised]: [string[], unknown[]] = [[], []];
  const waiting = [...sweeps];
  const archive = {
    archiveClosed: async (): Promise<Sweep> => {
      const sweep = waiting.shift();
      if (waiting.length === 0) stop.abort();
      if (sweep instanceof Error) throw sweep;
      return sweep ?? { archived: 0, failed: [] };
    },
  };
  const database = {
    lead: (_name: string, signal: AbortSignal, work: (leading: AbortSignal) => Promise<void>) => work(signal),
  };
  await new RunArchiver(database, archive, {
    everyMs: 1,
    alarm: (event, facts) => void raised.push({ event, ...facts }),
    log: (event, { error }) => void said.push(`${event}: ${String(error)}`),
  }).run(stop.signal);
  return { said, raised };
}

describe('an archiver', () => {
  it('raises an alarm for what ended more than seven days ago and is not archived', async () => {
    const failed = [endedDaysAgo(6), endedDaysAgo(8), endedDaysAgo(40)];
    const { raised } = await runOver([{ archived: 3, failed }]);
    expect(raised).toEqual([{ event: 'archiver.overdue', count: 2, workflowIds: ['cycle/8', 'cycle/40'] }]);
  });

  it('raises none for what is younger', async () => {
    expect(await runOver([{ archived: 0, failed: [endedDaysAgo(6)] }])).toEqual({ said: [], raised: [] });
  });

  it('looks again after a server that did not answer', async () => {
    const { said, raised } = await runOver([new Error('unavailable'), { archived: 0, failed: [endedDaysAgo(9)] }]);
    expect(said).toEqual(['archiver.retry: Error: unavailable']);
    expect(raised).toHaveLength(1);
  });
});
