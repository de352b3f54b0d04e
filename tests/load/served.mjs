import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { freePort } from '../../scripts/ports.mjs';

const patience = 60_000;

/** A server in a process of its own, with the connections that its clients use. */
export async function serve(program, { ready, environment, clients }) {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...environment, ZEREN_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await untilAnswers(`${origin}${ready}`, child);
  } catch (error) {
    await end();
    throw error;
  }
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  return {
    pid: child.pid,
    origin,
    post: (path, headers, body) => post(pool, path, headers, body),
    stop: () => pool.close().then(end),
  };
}

async function untilAnswers(url, child) {
  for (const from = performance.now(); performance.now() - from < patience; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with exit code ${child.exitCode}`);
    const response = await fetch(url).catch(() => undefined);
    await response?.arrayBuffer();
    if (response && response.status !== 503) return;
  }
  throw new Error(`${url} gave no answer within ${patience / 1000} s`);
}

async function post(pool, path, headers, body) {
  const answer = await pool.request({ path, method: 'POST', headers, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`);
}
