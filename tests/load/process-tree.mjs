import fs from 'node:fs';
import process from 'node:process';
import { cpuOf, databaseCpu } from './cpu.mjs';

/** CPU of everything that the stack consists of (api, worker, Temporal, PostgreSQL), by pid; not of this program itself. */
export function stackCpu(postmaster) {
  const pids = descendantsOf(process.ppid).filter((pid) => pid !== process.pid);
  return new Map([...pids.map((pid) => [String(pid), cpuOf(pid)]), ...databaseCpu(postmaster)]);
}

function descendantsOf(pid) {
  const children = childrenOf(pid);
  return [...children, ...children.flatMap((child) => (child === process.pid ? [] : descendantsOf(child)))];
}

function childrenOf(pid) {
  try {
    const text = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return []; // it has ended
  }
}
