// Everything that Zeren runs on, up and down in order. Used by start, demo, bench and test.
import process from 'node:process';
import path from 'node:path';
import { lastLine, runCommand } from './command.mjs';
import { Hindrance, Stopped } from './hindrance.mjs';
import { freePort, isTaken } from './ports.mjs';
import { endPostgres, startPostgres } from './postgres.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { root } from './root.mjs';
import { endService, startService, untilReady } from './service.mjs';
import { StateFolder } from './state-folder.mjs';
import { endTemporal, startTemporal, useTemporal } from './temporal-server.mjs';

const endApp = (service, hurry) =>
  endService(
    service,
    [
      ['SIGTERM', 40_000],
      ['SIGKILL', 5000],
    ],
    hurry,
  );
const ends = { api: endApp, worker: endApp, temporal: endTemporal, postgres: endPostgres };
const stopOrder = ['api', 'worker', 'temporal', 'postgres'];

/**
 * @param {{ stateDir: string, port?: number, postgresPort?: number, temporalPort?: number, preferredPostgresPort?: number,
 *   preferredTemporalPort?: number, withApi?: boolean, withWorker?: boolean, migrate?: boolean, seed?: boolean,
 *   templateDatabase?: string, mode?: 'demo' | 'production', ownServers?: boolean, testing?: boolean, env?: Record<string, string>,
 *   signal?: AbortSignal, step?: (text: string) => void }} how
 *   ownServers: leave DATABASE_URL and TEMPORAL_ADDRESS alone. templateDatabase: a second, migrated database to clone.
 *   port: of the api; ports not given are free ones. env: more variables for api and worker.
 * @throws Hindrance with one sentence, Stopped when `signal` fired; in both cases nothing is left running
 */
export async function startStack(how) {
  const stack = new Stack(how);
  try {
    await stack.start();
    return stack;
  } catch (error) {
    await stack.stop(how.hurry);
    throw how.signal?.aborted ? new Stopped() : error;
  }
}

class Stack {
  /** Part by name: { pid, running(), kill(signal), restart() }; only those that this stack has started. */
  processes = {};
  #how;
  #state;
  #services = {};
  #launchers = {};
  #failed = new AbortController();
  #stopping;
  #tellDied;

  constructor(how) {
    const usual = {
      withApi: true,
      withWorker: true,
      migrate: true,
      seed: (how.withApi ?? true) && (how.mode ?? 'demo') === 'demo',
      mode: 'demo',
      step: () => undefined,
    };
    const signal = AbortSignal.any([this.#failed.signal, ...(how.signal ? [how.signal] : [])]);
    this.#how = { ...usual, ...how, signal };
    this.#state = new StateFolder(how.stateDir);
    /** Resolves with { name, log, complaint } when a part ends that nobody has asked to. */
    this.died = new Promise((resolve) => (this.#tellDied = resolve));
  }

  /** Those given, else one that is kept with the state: what runs on a server of our own lives as long as that. */
  get payloadKeys() {
    return process.env.ZEREN_PAYLOAD_KEYS ?? `first:${this.#state.seed('payload')}`;
  }

  async start() {
    const { port, withApi, withWorker, migrate, seed, step } = this.#how;
    if (port && (await isTaken(port))) throw new Hindrance(`Port ${port} is taken: choose another one with --port.`);
    this.#state.acquire();
    const orphans = await this.#state.endOrphans();
    if (orphans.length > 0) step(`ended what an earlier start had left: ${orphans.join(', ')}`);
    await this.#together(this.#startDatabase(), this.#startTemporal());
    if (migrate) await this.#migrate();
    if (seed)
      await this.#cli(
        'seed',
        { DATABASE_URL: this.appUrl, ZEREN_MODE: this.#how.mode },
        (said) => `demo commission ready: ${said}`,
      );
    await this.#together(withWorker && this.#startWorker(), withApi && this.#startApi());
  }

  /** In order, each given time to finish; `hurry` cuts the patience short. Never leaves a process behind. */
  stop(hurry) {
    this.#stopping ??= this.#end(hurry);
    return this.#stopping;
  }

  async #end(hurry) {
    const failures = [];
    for (const name of stopOrder) {
      if (this.#services[name]) await ends[name](this.#services[name], hurry).catch((error) => failures.push(error));
    }
    this.#state.release();
    if (failures.length > 0) throw failures[0];
  }

  async #startDatabase() {
    const { postgresPort, preferredPostgresPort, templateDatabase, signal, step } = this.#how;
    const given = this.#how.ownServers ? undefined : process.env.DATABASE_URL;
    let port = postgresPort;
    this.adminUrl = given;
    if (!given) {
      await this.#run('postgres', async () => {
        const postgres = await startPostgres({
          state: this.#state,
          port,
          preferredPort: preferredPostgresPort,
          signal,
        });
        const what = `PostgreSQL ${postgres.version} (${postgres.from}) ${postgres.first ? 'created' : 'started'} on port ${postgres.port}`;
        port = postgres.port;
        this.adminUrl = postgres.url;
        step(what);
        return postgres.service;
      });
    }
    const databases = ['zeren', ...(templateDatabase ? [templateDatabase] : [])];
    const urls = await prepareDatabase({
      adminUrl: this.adminUrl,
      passwordOf: (role) => this.#state.secret(role),
      databases,
    });
    const { ownerUrl, appUrl, relayUrl, sequencerUrl } = urls;
    Object.assign(this, { ownerUrl, appUrl, relayUrl, sequencerUrl });
    this.#state.noteAddress('database', new URL(this.appUrl).host);
    if (given) step(`PostgreSQL at ${new URL(given).host} (DATABASE_URL) prepared`);
  }

  async #startTemporal() {
    const { temporalPort, preferredTemporalPort, testing, signal, step } = this.#how;
    const given = this.#how.ownServers ? undefined : process.env.TEMPORAL_ADDRESS;
    if (given) {
      this.temporalAddress = await useTemporal(given);
      this.#state.noteAddress('temporal', this.temporalAddress);
      step(`Temporal at ${this.temporalAddress} (TEMPORAL_ADDRESS) answers`);
      return;
    }
    let port = temporalPort;
    await this.#run('temporal', async () => {
      const how = { state: this.#state, port, preferredPort: preferredTemporalPort, testing, signal, tell: step };
      const temporal = await startTemporal(how);
      port = temporal.port;
      this.temporalAddress = temporal.address;
      this.#state.noteAddress('temporal', this.temporalAddress);
      step(`Temporal ${temporal.server} (${temporal.from}) started on port ${port}`);
      return temporal.service;
    });
  }

  async #migrate() {
    const { templateDatabase } = this.#how;
    await this.#cli('migrate', { ZEREN_OWNER_DATABASE_URL: this.ownerUrl }, () => 'database migrated');
    if (!templateDatabase) return;
    const template = Object.assign(new URL(this.ownerUrl), { pathname: `/${templateDatabase}` }).href;
    await this.#cli('migrate', { ZEREN_OWNER_DATABASE_URL: template }, () => `${templateDatabase} migrated`);
  }

  async #startWorker() {
    const says = /worker polling \(.*\)/;
    await this.#run('worker', async () => {
      const service = this.#app('worker', {
        ZEREN_RELAY_DATABASE_URL: this.relayUrl,
        ZEREN_SEQUENCER_DATABASE_URL: this.sequencerUrl,
        ZEREN_CHECKPOINT_KEY: this.#state.seed('checkpoint'),
        ZEREN_PAYLOAD_KEYS: this.payloadKeys,
      });
      await this.#untilReady(service, () => says.test(service.written()));
      this.#how.step(says.exec(service.written())[0]);
      return service;
    });
  }

  async #startApi() {
    const port = this.#how.port || (await freePort());
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    await this.#run('api', async () => {
      const service = this.#app('api', {
        ZEREN_PORT: String(port),
        ZEREN_PAYLOAD_KEYS: this.payloadKeys,
        ZEREN_FACTOR_KEY: this.#state.seed('factor'),
        ZEREN_RECEIPT_KEY: this.#state.seed('receipt'),
      });
      let answer = '';
      const ready = async () => {
        const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(
          () => undefined,
        );
        answer = response ? await response.text().catch(() => '') : 'no answer';
        return response?.status === 200;
      };
      await this.#untilReady(service, ready, () => `(/readyz: ${answer.slice(0, 300)})`);
      this.#how.step('api ready');
      return service;
    });
  }

  #app(name, more) {
    const { mode, env } = this.#how;
    return startService({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', path.join(root, 'apps', name, 'dist', 'main.js')],
      cwd: root,
      env: {
        ...this.#environment(),
        DATABASE_URL: this.appUrl,
        TEMPORAL_ADDRESS: this.temporalAddress,
        ZEREN_MODE: mode,
        ...more,
        ...env,
      },
      log: this.#state.log(name),
      onSpawn: (pid) => this.#state.remember(name, pid),
    });
  }

  async #untilReady(service, isReady, explain) {
    try {
      await untilReady(service, isReady, { signal: this.#how.signal, deadline: 90_000, explain });
    } catch (error) {
      await endApp(service, AbortSignal.abort());
      throw error;
    }
  }

  async #cli(command, env, describe) {
    const main = path.join(root, 'apps/cli/dist/main.js');
    const options = { env: { ...this.#environment(), ...env }, cwd: root, timeout: 120_000, signal: this.#how.signal };
    const { code, output, error } = await runCommand(process.execPath, [main, command], options);
    if (code !== 0) throw new Hindrance(`zeren ${command} failed:\n${(error || output).trim()}`);
    this.#how.step(describe(lastLine(output)));
  }

  #environment() {
    const demo = this.#how.mode === 'demo' && process.env.NODE_ENV === 'production';
    return { ...process.env, ...(demo ? { NODE_ENV: 'development' } : {}) };
  }

  /** Side by side; the first failure ends the others too, and none is left half started behind our back. */
  async #together(...promises) {
    let first;
    const note = (error) => {
      first ??= error;
      this.#failed.abort();
    };
    await Promise.all(promises.map((promise) => Promise.resolve(promise).catch(note)));
    if (first) throw first;
  }

  /** Runs a launcher now and remembers it for restart(). */
  async #run(name, launch) {
    this.#launchers[name] = launch;
    const service = await launch();
    this.#services[name] = service;
    void service.ended.then((end) => this.#afterEnd(name, service, end));
    const part = (this.processes[name] ??= {
      kill: (signal) => this.#kill(name, signal),
      restart: () => this.#restart(name),
    });
    Object.assign(part, { pid: service.pid, log: service.log, running: service.running });
  }

  #afterEnd(name, service, { code, signal }) {
    if (this.#services[name] !== service) return;
    this.#state.forget(name);
    if (this.#stopping || service.expected) return;
    this.#tellDied({ name, log: service.log, complaint: service.complaint(), how: signal ?? `exit code ${code}` });
  }

  /** Answers when the process has ended; a signal that only pauses answers at once. */
  async #kill(name, signal = 'SIGTERM') {
    const service = this.#services[name];
    const pauses = signal === 'SIGSTOP' || signal === 'SIGCONT';
    if (!pauses) service.expected = true;
    service.signal(signal);
    return pauses ? undefined : service.ended;
  }

  async #restart(name) {
    const service = this.#services[name];
    service.expected = true;
    await ends[name](service);
    await this.#run(name, this.#launchers[name]);
  }
}
