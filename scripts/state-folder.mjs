// The folder that holds everything one stack remembers: databases, secrets, logs, and who runs in it right now.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hindrance } from './hindrance.mjs';
import { identityOf, isAlive } from './process-identity.mjs';

const order = ['api', 'worker', 'temporal', 'postgres'];

export class StateFolder {
  #running = {};

  constructor(directory) {
    this.path = path.resolve(directory);
  }

  at(...names) {
    return path.join(this.path, ...names);
  }

  /** Where a part answers, for `zeren doctor`. */
  noteAddress(part, address) {
    const file = this.at('addresses.json');
    writeWhole(file, JSON.stringify({ ...readJson(file), [part]: address }), 0o644);
  }

  log(name) {
    return this.at('logs', `${name}.log`);
  }

  /** Takes the folder for this process. @throws Hindrance when another start has it */
  acquire() {
    makeFolder(this.path);
    const lock = this.at('start.lock');
    const holder = readJson(lock);
    if (holder && isAlive(holder)) {
      throw new Hindrance(
        `${this.path} is in use by process ${holder.pid}: stop that one first, or choose another folder with --state.`,
      );
    }
    fs.rmSync(lock, { force: true }); // left by a start that was killed
    try {
      fs.writeFileSync(lock, JSON.stringify(identityOf(process.pid)), { flag: 'wx', mode: 0o644 });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      throw new Hindrance(`${this.path} was taken by another start at the same moment: try again.`);
    }
  }

  release() {
    const holder = readJson(this.at('start.lock'));
    if (holder?.pid === process.pid) fs.rmSync(this.at('start.lock'), { force: true });
  }

  /** A random password kept for the life of the folder, readable by its owner only. */
  secret(name) {
    return this.#keep(name, () => randomBytes(24).toString('base64url'));
  }

  /** The seed of a signing key, kept in the same way: 64 hexadecimal digits. */
  seed(name) {
    return this.#keep(`${name}-seed`, () => randomBytes(32).toString('hex'));
  }

  #keep(name, make) {
    const file = this.at('secrets.json');
    const secrets = readJson(file) ?? {};
    if (secrets[name]) return secrets[name];
    secrets[name] = make();
    writeWhole(file, JSON.stringify(secrets, null, 2), 0o600);
    return secrets[name];
  }

  /** Written down at once, so that the next start can end what a killed one left behind. */
  remember(name, pid) {
    this.#running[name] = identityOf(pid);
    this.#write();
  }

  forget(name) {
    delete this.#running[name];
    this.#write();
  }

  /** Ends processes of an earlier start that was killed. Answers their names. */
  async endOrphans() {
    const left = runningIn(this.path);
    for (const { name, pid, startedAt } of left) {
      const steps = [
        name === 'postgres' ? 'SIGINT' : 'SIGTERM',
        name === 'postgres' ? 'SIGQUIT' : 'SIGKILL',
        'SIGKILL',
      ];
      for (const signal of steps) {
        if (!isAlive({ pid, startedAt })) break;
        process.kill(pid, signal);
        for (let i = 0; i < 200 && isAlive({ pid, startedAt }); i++) await sleep(50);
      }
      if (isAlive({ pid, startedAt }))
        throw new Hindrance(`${name} of an earlier start (process ${pid}) does not end: end it by hand.`);
    }
    return left.map(({ name }) => name);
  }

  #write() {
    writeWhole(this.at('processes.json'), JSON.stringify(this.#running), 0o644);
  }
}

/** The processes that live in a state folder now, in the order in which they are to be ended. */
export function runningIn(directory) {
  const known = readJson(path.join(directory, 'processes.json')) ?? {};
  return order.flatMap((name) => (known[name] && isAlive(known[name]) ? [{ name, ...known[name] }] : []));
}

/** The start that holds a state folder, if it lives. */
export function holderOf(directory) {
  const holder = readJson(path.join(directory, 'start.lock'));
  return holder && isAlive(holder) ? holder.pid : undefined;
}

/** Readable for the account that PostgreSQL runs under; the data folders inside are private. */
function makeFolder(directory) {
  const missing = [];
  for (let at = directory; !fs.existsSync(at); at = path.dirname(at)) missing.unshift(at);
  for (const one of missing) fs.mkdirSync(one, { mode: 0o755 });
  if (!fs.statSync(directory).isDirectory())
    throw new Hindrance(`${directory} is not a folder: choose another one with --state.`);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined; // absent, or cut short by a full disk: as good as absent
  }
}

function writeWhole(file, text, mode) {
  fs.writeFileSync(`${file}.new`, text, { mode });
  fs.renameSync(`${file}.new`, file);
}
