import fs from 'node:fs';

const microsecondsPerTick = 10_000;
const fieldsOf = (pid) => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');

/** CPU that a process has used so far, user and system, in microseconds. Its last tick of 10 ms may be missing. */
export function cpuOf(pid) {
  try {
    const fields = fieldsOf(pid);
    return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
  } catch {
    return 0; // it has ended
  }
}

/** The process above every connection. @param client a connected one */
export async function postmasterOf(client) {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  return Number(fieldsOf(rows[0].pid)[1]);
}

/** CPU of PostgreSQL, every process of it, by pid. */
export function databaseCpu(postmaster) {
  const children = fs.readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  return new Map([String(postmaster), ...children].map((pid) => [pid, cpuOf(pid)]));
}

/** What was used between two looks; processes that came in between count from their start. */
export function growth(before, after) {
  return [...after].reduce((sum, [pid, cpu]) => sum + cpu - (before.get(pid) ?? 0), 0);
}
