// Launcher over PostgreSQL's own programs: survives root, a stale pid file, an orphan of a killed parent, a private parent
// folder, an unset locale and a taken port. Node built-ins only. fsync stays on.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLine, runCommand } from './command.mjs';
import { Hindrance } from './hindrance.mjs';
import { freePort, isTaken } from './ports.mjs';
import { findPostgres, quietEnvironment } from './postgres-binaries.mjs';
import { endService, startService, untilReady } from './service.mjs';

/**
 * @param {{ state: import('./state-folder.mjs').StateFolder, port?: number, preferredPort?: number, signal?: AbortSignal }} how
 *   `port` must be free, `preferredPort` may be replaced by another one
 * @returns {Promise<{ url: string, port: number, first: boolean, version: number, from: string, service: object }>} url: of
 *   the superuser
 */
export async function startPostgres({ state, port, preferredPort = 0, signal }) {
  if (port && (await isTaken(port))) throw new Hindrance(`Port ${port} for PostgreSQL is taken: choose another one.`);
  const found = await findPostgres(state.path);
  const data = state.at('postgres');
  const password = state.secret('postgres');
  const first = !fs.existsSync(path.join(data, 'PG_VERSION'));
  if (first) await initialise({ found, data, password, state, signal });
  else assertSameVersion(data, found);
  await endOrphan(data, found.postgres);
  const started = await launch({ found, data, state, port: port ?? (await freePort(preferredPort)), signal });
  const url = `postgres://postgres:${password}@127.0.0.1:${started.port}/postgres`;
  return { url, first, version: found.version, from: found.from, ...started };
}

/** SIGINT is the fast shutdown; SIGQUIT leaves recovery to the next start; SIGKILL never. */
export const endPostgres = (service, hurry) =>
  endService(
    service,
    [
      ['SIGINT', 20_000],
      ['SIGQUIT', 10_000],
    ],
    hurry,
  );

async function launch({ found, data, state, port, signal }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command, rest] = found.as.command(found.postgres, args);
  const service = startService({
    name: 'postgres',
    command,
    args: rest,
    ...found.as.options,
    env: quietEnvironment(),
    log: state.log('postgres'),
    onSpawn: (pid) => state.remember('postgres', pid),
  });
  try {
    await untilReady(service, () => service.written().includes('ready to accept connections'), { signal });
  } catch (error) {
    await endPostgres(service).catch(() => undefined);
    state.forget('postgres');
    throw error;
  }
  return { service, port };
}

async function initialise({ found, data, password, state, signal }) {
  const passwordFile = state.at('initdb.password');
  const { account } = found.as;
  fs.rmSync(data, { recursive: true, force: true }); // the half of an interrupted start
  fs.mkdirSync(data, { mode: 0o700 });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const file of [data, passwordFile]) fs.chownSync(file, account.uid, account.gid);
  const locale =
    found.version >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const [command, args] = found.as.command(found.initdb, [
    ...['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '--encoding=UTF8', ...locale],
    ...['--data-checksums', '--no-sync'],
  ]);
  let done = false;
  try {
    const result = await runCommand(command, args, {
      ...found.as.options,
      env: quietEnvironment(),
      timeout: 120_000,
      signal,
    });
    done = result.code === 0;
    if (!done) throw new Hindrance(whyInitdbFailed(data, result));
  } finally {
    fs.rmSync(passwordFile, { force: true });
    if (!done) fs.rmSync(data, { recursive: true, force: true });
  }
}

function whyInitdbFailed(data, { error }) {
  if (/no space left/i.test(error))
    return 'The disk is full: PostgreSQL could not make its files; free about 1 GB and try again.';
  return `PostgreSQL could not make its files in ${data}: ${lastLine(error.replace(/initdb: removing .*/g, ''))}`;
}

function assertSameVersion(data, { version }) {
  const made = Number(fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8'));
  if (made === version) return;
  throw new Hindrance(
    `${data} was made by PostgreSQL ${made} and this is ${version}: install version ${made}, or choose another folder with --state.`,
  );
}

/** Only a process that runs our binary on our folder is signalled; a pid alone proves nothing. */
async function endOrphan(data, postgres) {
  const pidFile = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const [pid, folder] = fs.readFileSync(pidFile, 'utf8').split('\n');
  try {
    if (fs.realpathSync(`/proc/${pid}/exe`) !== fs.realpathSync(postgres) || folder !== data) return;
  } catch {
    return; // no such process, or no /proc: PostgreSQL itself decides whether the pid file is stale
  }
  process.kill(Number(pid), 'SIGINT');
  for (let i = 0; i < 400 && fs.existsSync(pidFile); i++) await sleep(50);
  if (fs.existsSync(pidFile))
    throw new Hindrance(`An earlier PostgreSQL (process ${pid}) does not end: end it by hand.`);
}
