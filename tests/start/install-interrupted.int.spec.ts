import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, type Run } from './start-script';

const root = join(__dirname, '../..');

describe('npm start, stopped in the middle of npm ci', () => {
  let folder: string;
  let registry: Server;
  let run: Run | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zeren-install-'));
    for (const part of ['scripts', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    registry = createServer(() => undefined).listen(0, '127.0.0.1'); // takes every request and never answers
    await once(registry, 'listening');
  });
  afterEach(async () => {
    run?.child.kill('SIGKILL');
    await run?.end;
    registry.closeAllConnections();
    registry.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  function start(): Run {
    const { port } = registry.address() as AddressInfo;
    const env = {
      npm_config_registry: `http://127.0.0.1:${port}`,
      npm_config_cache: join(folder, 'cache'),
      npm_config_audit: 'false',
      npm_config_update_notifier: 'false',
    };
    return runScript('start.mjs', ['--port', '0', '--state', join(folder, 'state')], env, folder);
  }

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s leaves no process, and nothing that the next start would take for installed',
    async (signal) => {
      run = start();
      await Promise.race([once(registry, 'request'), run.end]); // npm is waiting for its first package
      expect(run.processes().length).toBeGreaterThan(1);
      run.child.kill(signal);
      expect(await run.end).toMatchObject({ code: 130, complaint: '' });
      expect(run.processes()).toEqual([]);
      expect(existsSync(join(folder, 'node_modules/.zeren-lock'))).toBe(false);
      expect(existsSync(join(folder, 'state'))).toBe(false);

      run = start();
      await run.line(/installing packages/);
      await Promise.race([once(registry, 'request'), run.end]);
      run.child.kill('SIGTERM');
      expect((await run.end).code).toBe(130);
      expect(run.processes()).toEqual([]);
    },
    120_000,
  );
});
