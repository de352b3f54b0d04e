import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { runScript, type Run } from './start-script';

const folders: string[] = [];
const runs: Run[] = [];

const freshState = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-start-')); // mode 0700: also closed to PostgreSQL's account
  folders.push(folder);
  return join(folder, 'state');
};
const start = (stateDir: string, port = '0'): Run => {
  const run = runScript('start.mjs', ['--port', port, '--state', stateDir]);
  runs.push(run);
  return run;
};
const ready = /^ready http:\/\/127\.0\.0\.1:(\d+)$/;
const readyPort = async (run: Run): Promise<string> => ready.exec(await run.line(ready))?.[1] ?? '';

afterEach(async () => {
  for (const { child } of runs) child.kill('SIGTERM');
  await Promise.all(runs.splice(0).map(({ end }) => end));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** The superuser, as whoever owns the state folder may be. */
async function askDatabase(stateDir: string, run: Run, sql: string): Promise<number | null> {
  const port = /port (\d+)/.exec(await run.line(/PostgreSQL/))?.[1] ?? '';
  const { postgres } = JSON.parse(readFileSync(join(stateDir, 'secrets.json'), 'utf8')) as {
    readonly postgres: string;
  };
  const client = new Client(`postgres://postgres:${postgres}@127.0.0.1:${port}/postgres`);
  await client.connect();
  const { rowCount } = await client.query(sql);
  await client.end();
  return rowCount;
}

describe('npm start', () => {
  it('serves on a fresh folder, ends everything on SIGTERM, and finds its data again at the second start', async () => {
    const stateDir = freshState();
    const first = start(stateDir);
    const port = await readyPort(first);
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    await askDatabase(stateDir, first, 'create database kept');
    first.child.kill('SIGTERM');
    const { code, output } = await first.end;
    expect(code).toBe(0);
    expect(output).toMatch(/office P-S01 {4}leader P-L2 {4}auditor P-A1/);
    expect(first.processes()).toEqual([]);

    const second = start(stateDir, port);
    expect(await readyPort(second)).toBe(port);
    expect(await askDatabase(stateDir, second, `select from pg_database where datname = 'kept'`)).toBe(1);
    expect(await askDatabase(stateDir, second, `select from pg_settings where name = 'fsync' and setting = 'on'`)).toBe(
      1,
    );
    expect(existsSync(join(stateDir, 'temporal/temporal.db'))).toBe(true);
  }, 240_000);

  it.each<[string, RegExp | undefined, NodeJS.Signals]>([
    ['before its first line', undefined, 'SIGTERM'],
    ['when the Temporal server is up', /Temporal/, 'SIGINT'],
    ['when PostgreSQL is up', /PostgreSQL/, 'SIGTERM'],
    ['when the database is migrated', /database migrated/, 'SIGINT'],
    ['when the commission is loaded', /commission ready/, 'SIGTERM'],
    ['when one of api and worker is up', /api ready|worker polling/, 'SIGINT'],
    ['when the terminal is closed as it becomes ready', ready, 'SIGHUP'],
  ])(
    'leaves no process when it is stopped %s',
    async (_when, pattern, signal) => {
      const run = start(freshState());
      await (pattern ? run.line(pattern) : new Promise((resolve) => run.child.once('spawn', resolve)));
      run.child.kill(signal);
      await run.end;
      expect(run.processes()).toEqual([]);
    },
    120_000,
  );

  it('leaves no process when Ctrl-C is pressed twice', async () => {
    const run = start(freshState());
    await run.line(ready);
    run.child.kill('SIGINT');
    await run.line(/stopping/);
    run.child.kill('SIGINT');
    await run.end;
    expect(run.processes()).toEqual([]);
  }, 120_000);

  it('ends what a killed start has left, and starts', async () => {
    const stateDir = freshState();
    const killed = start(stateDir);
    await killed.line(ready);
    killed.child.kill('SIGKILL');
    await killed.end;
    expect(killed.processes().length).toBeGreaterThan(0);
    const next = start(stateDir);
    await next.line(/ended what an earlier start had left: api, worker, temporal, postgres/);
    await next.line(ready);
    next.child.kill('SIGTERM');
    await next.end;
    expect(killed.processes()).toEqual([]);
  }, 240_000);

  it.each(['api', 'worker', 'temporal', 'postgres'])(
    'says so and stops the rest when %s dies by itself',
    async (part) => {
      const stateDir = freshState();
      const run = start(stateDir);
      await run.line(ready);
      const running = JSON.parse(readFileSync(join(stateDir, 'processes.json'), 'utf8')) as Record<
        string,
        { readonly pid: number }
      >;
      process.kill(running[part]?.pid ?? 0, 'SIGKILL');
      const { code, complaint } = await run.end;
      expect(code).toBe(1);
      expect(complaint).toContain(`${part} ended by itself (SIGKILL)`);
      expect(run.processes()).toEqual([]);
    },
    120_000,
  );
});
