// A pid alone proves nothing: numbers are given out again. Pid and start time together name one process.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** When the process with this pid was started, as a token to compare; undefined when there is none (or only a zombie). */
export function startedAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') {
    try {
      const [state, ...fields] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      return state === 'Z' || state === 'X' ? undefined : fields[18];
    } catch {
      return undefined;
    }
  }
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export const isAlive = ({ pid, startedAt: then }) => then !== undefined && startedAt(pid) === then;

export const identityOf = (pid) => ({ pid, startedAt: startedAt(pid) });
