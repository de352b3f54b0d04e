import fs from 'node:fs';
import path from 'node:path';
import { startedAt } from './process-identity.mjs';
import { root } from './root.mjs';
import { startStack } from './stack.mjs';
import { StateFolder } from './state-folder.mjs';

const folders = path.join(root, '.zeren');

/**
 * A fresh stack for one piece of work, on ports of its own; stopped and removed when the work is over, however it ends.
 * It never uses DATABASE_URL or TEMPORAL_ADDRESS: those may hold somebody's real year.
 * @template T @param {string} purpose for the folder's name @param {object} how as startStack's
 * @param {(stack: object) => Promise<T>} work
 */
export async function withThrowawayStack(purpose, how, work) {
  const stateDir = path.join(folders, `${purpose}-${process.pid}`);
  await sweep();
  let stack;
  let worked = false;
  try {
    stack = await startStack({ ...how, stateDir, ownServers: true });
    const result = await work(stack);
    worked = true;
    return result;
  } finally {
    await stack?.stop(how.hurry);
    if (!worked && !how.signal?.aborted) keepLogs(stateDir, purpose);
    fs.rmSync(stateDir, { recursive: true, force: true });
  }
}

/** What the parts said is the only witness of a failure. */
function keepLogs(stateDir, purpose) {
  const [from, to] = [path.join(stateDir, 'logs'), path.join(folders, 'logs', purpose)];
  if (fs.existsSync(from)) fs.cpSync(from, to, { recursive: true });
}

/** What a run that was killed hard has left: its processes, then its folder. */
async function sweep() {
  for (const name of fs.existsSync(folders) ? fs.readdirSync(folders) : []) {
    const pid = Number(/^(?:demo|test|bench)-(\d+)$/.exec(name)?.[1]);
    if (!pid || startedAt(pid) !== undefined) continue;
    await new StateFolder(path.join(folders, name)).endOrphans();
    fs.rmSync(path.join(folders, name), { recursive: true, force: true });
  }
}
