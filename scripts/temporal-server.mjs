// Runs a Temporal server on a SQLite file below the state folder: never in memory, it must remember every open cycle.
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.mjs';
import { Hindrance } from './hindrance.mjs';
import { answers, freePort, isTaken } from './ports.mjs';
import { identityOf, isAlive } from './process-identity.mjs';
import { endService, startService, untilReady } from './service.mjs';
import { findTemporal } from './temporal-program.mjs';

export const namespace = 'zeren';
const searchAttributes = { OrganisationId: 'Keyword', CycleId: 'Keyword', Phase: 'Keyword', DueAt: 'Datetime' };
const dynamicConfig = {
  'limit.maxIDLength': 255, // the columns hold no more: a longer id is refused with a clear message
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'history.hostLevelCacheMaxSize': 8192,
  'frontend.namespaceRPS.visibility': 100,
};

/** A server that somebody else runs. @throws Hindrance when nothing answers there */
export async function useTemporal(address) {
  const { hostname, port } = new URL(`tcp://${address}`);
  if (await answers(hostname, Number(port || 7233))) return address;
  throw new Hindrance(
    `No Temporal server answers at ${address}: start it, or unset TEMPORAL_ADDRESS to use the embedded one.`,
  );
}

/**
 * @param {{ state: import('./state-folder.mjs').StateFolder, port?: number, preferredPort?: number, signal?: AbortSignal,
 *   testing?: boolean, tell?: (text: string) => void }} how testing: lists see a new search attribute at once
 * @returns {Promise<{ address: string, port: number, program: string, server: string, from: string, service: object }>}
 */
export async function startTemporal({ state, port, preferredPort = 0, signal, testing = false, tell }) {
  if (port && (await isTaken(port))) {
    throw new Hindrance(
      `Port ${port} for Temporal is taken: choose another one, or set TEMPORAL_ADDRESS if that is your server.`,
    );
  }
  const found = await findTemporal({ signal, tell });
  const chosen = port ?? (await freePort(preferredPort));
  const folder = state.at('temporal');
  fs.mkdirSync(folder, { recursive: true });
  const lock = takeFile(folder);
  const service = startService({
    name: 'temporal',
    command: found.program,
    args: argumentsFor({ folder, port: chosen, testing }),
    env: process.env,
    log: state.log('temporal'),
    onSpawn: (pid) => {
      lock.handTo(pid);
      state.remember('temporal', pid);
    },
  });
  void service.ended.then(lock.release);
  const address = `127.0.0.1:${chosen}`;
  const healthy = async () =>
    (await answers('127.0.0.1', chosen)) &&
    (
      await runCommand(found.program, ['operator', 'cluster', 'health', '--address', address], {
        timeout: 5000,
        signal,
      })
    ).code === 0;
  try {
    await untilReady(service, healthy, { signal });
  } catch (error) {
    await endTemporal(service);
    state.forget('temporal');
    throw error;
  }
  return { address, port: chosen, service, ...found };
}

export const endTemporal = (service, hurry) =>
  endService(
    service,
    [
      ['SIGTERM', 15_000],
      ['SIGKILL', 5000],
    ],
    hurry,
  );

function argumentsFor({ folder, port, testing }) {
  const settings = testing
    ? { ...dynamicConfig, 'system.forceSearchAttributesCacheRefreshOnRead': true }
    : dynamicConfig;
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    ...['--db-filename', path.join(folder, 'temporal.db')],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=FULL'],
    ...['--namespace', namespace],
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ...Object.entries(settings).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

/** Two servers on one file would both start and both write: only this pid file keeps the second one out. */
function takeFile(folder) {
  const file = path.join(folder, 'temporal.pid');
  const [pid, startedAt] = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(' ') : [];
  if (pid && isAlive({ pid: Number(pid), startedAt })) {
    throw new Hindrance(
      `A Temporal server already uses ${folder} (process ${pid}): stop it, or choose another folder with --state.`,
    );
  }
  const write = (holder) => {
    const identity = identityOf(holder);
    fs.writeFileSync(file, `${identity.pid} ${identity.startedAt}`);
  };
  write(process.pid);
  return { handTo: write, release: () => fs.rmSync(file, { force: true }) };
}
