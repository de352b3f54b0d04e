import { spawn } from 'node:child_process';
import { Stopped } from './hindrance.mjs';

/**
 * Runs a command to its end in a process group of its own, so that the whole group can be ended.
 * @returns {Promise<{ code: number | null, missing: boolean, output: string, error: string }>} never throws for a bad exit
 * @throws Stopped when `signal` fires: by then the group is gone
 */
export async function runCommand(command, args, { signal, timeout = 60_000, inherit = false, ...options } = {}) {
  if (signal?.aborted) throw new Stopped();
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  const texts = { output: '', error: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => (texts.output += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk) => (texts.error += chunk));
  const end = () => endGroup(child);
  const timer = setTimeout(end, timeout);
  signal?.addEventListener('abort', end);
  const result = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, missing: error.code === 'ENOENT', cause: error }));
    child.once('close', (code) => resolve({ code, missing: false }));
  });
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
  if (signal?.aborted) throw new Stopped();
  return { ...result, output: texts.output, error: texts.error || (result.cause?.message ?? '') };
}

function endGroup(child) {
  const send = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // ended by itself
    }
  };
  if (child.pid === undefined) return;
  send('SIGTERM');
  const hard = setTimeout(() => send('SIGKILL'), 5000);
  child.once('close', () => clearTimeout(hard));
}

/** The last line that says something, for a sentence about a failure. */
export const lastLine = (text) =>
  text
    .trim()
    .split('\n')
    .filter((line) => !/^(WARNING|\[notice\])/.test(line))
    .at(-1)
    ?.slice(0, 240) ?? '';
