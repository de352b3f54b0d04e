// One long-running process of the stack: its log is a file (a pipe nobody reads would block it), its process group is
// its own (Ctrl-C at the terminal reaches only us, so the order of stopping is ours).
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Hindrance, Stopped } from './hindrance.mjs';

const logLimit = 5_000_000;

/**
 * @param {{ name: string, command: string, args: string[], env: object, cwd?: string, log: string, uid?: number,
 *   gid?: number, onSpawn?: (pid: number) => void }} what
 */
export function startService({ name, command, args, log, onSpawn, ...options }) {
  const from = openLog(log);
  const file = fs.openSync(log, 'a');
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', file, file] });
  fs.closeSync(file);
  let spawnError;
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      spawnError = error;
      resolve({ code: null, signal: null });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  if (child.pid !== undefined) onSpawn?.(child.pid);
  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null && !spawnError;
  return {
    name,
    pid: child.pid,
    log,
    ended,
    running,
    signal: (signal) => running() && child.kill(signal),
    /** What this run has written so far. */
    written: () => fs.readFileSync(log, 'utf8').slice(from),
    complaint: () => spawnError?.message ?? tail(fs.readFileSync(log, 'utf8').slice(from)),
  };
}

/** Asks `isReady` until it says yes. @throws Hindrance when the process ends or the time is over, Stopped on `signal`. */
export async function untilReady(service, isReady, { signal, deadline = 60_000, explain = () => '' }) {
  for (const until = Date.now() + deadline; Date.now() < until; await sleep(40)) {
    if (signal?.aborted) throw new Stopped();
    if (!service.running()) {
      await service.ended;
      throw new Hindrance(`${service.name} ended while starting; the end of ${service.log}:\n${service.complaint()}`);
    }
    if (await isReady()) return;
  }
  throw new Hindrance(
    `${service.name} was not ready within ${deadline / 1000} s ${explain()}; the end of ${service.log}:\n${service.complaint()}`,
  );
}

/** Sends each signal in turn until the process has ended. `steps`: [signal, milliseconds to wait] */
export async function endService(service, steps, hurry = new AbortController().signal) {
  for (const [i, [signal, patience]] of steps.entries()) {
    if (!service.running()) break;
    service.signal(signal);
    const isLast = i === steps.length - 1; // after it nothing is left to try: no hurry
    await Promise.race([
      service.ended,
      isLast ? sleep(patience, undefined, { ref: false }) : waitAtMost(patience, hurry),
    ]);
  }
  if (!service.running()) return service.ended;
  throw new Error(`${service.name} (process ${service.pid}) does not end`);
}

/** Ends early when somebody is in a hurry (second Ctrl-C), but never before half a second. */
async function waitAtMost(milliseconds, hurry) {
  const settle = () => undefined;
  await sleep(milliseconds, undefined, { signal: hurry, ref: false }).catch(() => sleep(500).then(settle));
}

function openLog(log) {
  fs.mkdirSync(path.dirname(log), { recursive: true });
  const size = fs.existsSync(log) ? fs.statSync(log).size : 0;
  if (size <= logLimit) return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').length : 0;
  fs.renameSync(log, `${log}.1`);
  return 0;
}

const tail = (text) => text.trim().split('\n').slice(-12).join('\n');
