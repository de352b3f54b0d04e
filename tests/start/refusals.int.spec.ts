import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './start-script';

const root = join(__dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zeren-refusal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What one expression of a script answers; the scripts are ES modules, which Jest does not load. */
const evaluate = (script: string, expression: string): string =>
  execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    `const m = await import(${JSON.stringify(join(root, 'scripts', script))}); process.stdout.write(String(${expression}))`,
  ]).toString();

const start = (...args: readonly string[]) => runScript('start.mjs', args);
const stateDir = (): string => join(folder, 'state');

describe('npm start refuses with one sentence', () => {
  it('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const run = start('--port', String(port), '--state', stateDir());
    const { code, complaint } = await run.end;
    other.close();
    expect({ code, complaint }).toEqual({
      code: 1,
      complaint: `Port ${port} is taken: stop what listens there, or choose another one with --port.`,
    });
    expect(existsSync(stateDir())).toBe(false);
  });

  it.each([
    ['a flag it does not know', ['--prot', '1'], /^Unknown option '--prot'\. Flags: --port VALUE, --state VALUE\.$/],
    ['a port that is none', ['--port', '99999'], /^--port 99999 is no port: give a number from 0 to 65535/],
    [
      'a file where the folder should be',
      ['--port', '0', '--state', __filename],
      /is not a folder: choose another one with --state\.$/,
    ],
  ])('%s', async (_what, args, sentence) => {
    const { code, complaint } = await start(...args).end;
    expect(code).toBe(1);
    expect(complaint).toMatch(sentence);
  });

  it('a machine on which no Temporal server can be found', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync('/usr/bin/setpriv', join(bin, 'setpriv'));
    symlinkSync('/usr/bin/test', join(bin, 'test'));
    const env = { PATH: bin, ZEREN_CACHE_DIR: join(folder, 'cache') };
    const options = JSON.stringify({
      stateDir: stateDir(),
      withApi: false,
      withWorker: false,
      migrate: false,
      seed: false,
    });
    const run = runScript('serve-stack.mjs', [options], env);
    const { code, output } = await run.end;
    expect(code).toBe(1);
    expect(output).toMatch(
      /^\{"failed":"No Temporal server: set TEMPORAL_ADDRESS, put temporal [\d.]+ on PATH, or install pip/,
    );
    expect(run.processes()).toEqual([]);
  }, 60_000);

  it('a machine without a way to the packages', async () => {
    for (const part of ['scripts', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    const env = {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(folder, 'cache'),
      npm_config_fetch_retries: '0',
    };
    const run = runScript('start.mjs', ['--port', '0', '--state', stateDir()], env, folder);
    const { code, complaint } = await run.end;
    expect(code).toBe(1);
    expect(complaint).toMatch(
      /^npm cannot reach its package registry: connect this machine, or point npm to a registry it can reach .* and try again\.$/,
    );
    expect(existsSync(stateDir())).toBe(false);
    expect(run.processes()).toEqual([]);
  }, 120_000);

  it.each([
    ['18.20.4', 'Zeren needs Node 20.19 or newer and this is 18.20.4: install a newer Node and try again.'],
    ['20.18.3', 'Zeren needs Node 20.19 or newer and this is 20.18.3: install a newer Node and try again.'],
    ['20.19.0', 'undefined'],
    ['24.21.0', 'undefined'],
  ])('an old Node: %s', (version, sentence) => {
    expect(evaluate('node-version.mjs', `m.complainAboutNode('${version}')`)).toBe(sentence);
  });

  it('a full disk', () => {
    expect(evaluate('hindrance.mjs', `m.sentenceOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))`)).toBe(
      'The disk is full: free some space (about 1 GB) and try again.',
    );
  });
});

describe('npm run reset', () => {
  it('removes nothing when nobody is there to ask, and everything with --yes', async () => {
    mkdirSync(join(stateDir(), 'logs'), { recursive: true });
    const asked = await runScript('reset.mjs', ['--state', stateDir()]).end;
    expect([asked.code, asked.complaint]).toEqual([1, 'Nobody is there to ask: add --yes to remove without asking.']);
    expect(existsSync(stateDir())).toBe(true);
    expect((await runScript('reset.mjs', ['--yes', '--state', stateDir()]).end).code).toBe(0);
    expect(existsSync(stateDir())).toBe(false);
  });

  it('refuses a folder that no start has made', async () => {
    mkdirSync(stateDir());
    writeFileSync(join(stateDir(), 'thesis.docx'), '');
    const { code, complaint } = await runScript('reset.mjs', ['--yes', '--state', stateDir()]).end;
    expect(code).toBe(1);
    expect(complaint).toMatch(/holds things that no start has made \(thesis\.docx\): remove them by hand\.$/);
  });

  it('refuses while a stack runs on the folder', async () => {
    const run = runScript('serve-stack.mjs', [
      JSON.stringify({ stateDir: stateDir(), withApi: false, withWorker: false, migrate: false, seed: false }),
    ]);
    await run.line(/^\{"ready"/);
    const { code, complaint } = await runScript('reset.mjs', ['--yes', '--state', stateDir()]).end;
    run.child.stdin?.end();
    await run.end;
    expect(code).toBe(1);
    expect(complaint).toMatch(/^Process \d+ runs on .*: stop it first/);
  });
});

describe('--help', () => {
  it.each(['start.mjs', 'demo.mjs', 'reset.mjs', 'bench.mjs', 'matrix.mjs', 'test.mjs'])(
    'of %s says how it is used, and starts nothing',
    async (script) => {
      const { code, output, complaint } = await runScript(script, ['--help']).end;
      expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
      expect(output).toMatch(/^npm (start|test|run \w+)( --|\n)/);
    },
  );
});
