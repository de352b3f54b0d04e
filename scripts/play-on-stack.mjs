import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWhenChanged } from './build.mjs';
import { sentenceOf, Stopped } from './hindrance.mjs';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { listenForStop } from './stop-request.mjs';
import { withThrowawayStack } from './throwaway-stack.mjs';

const step = (text) => console.error(`${process.uptime().toFixed(1).padStart(6)} s  ${text}`);

/** Builds what has changed, plays a program of the project on a fresh stack with our flags, and exits as it did. `env`: for api and worker. */
export async function playOnFreshStack(purpose, program, env = {}) {
  const { stop: signal, hurry } = listenForStop();
  try {
    await installPackages({ signal, step });
    await buildWhenChanged({ signal, step });
    process.exitCode = await withThrowawayStack(purpose, { env, signal, hurry, step }, (stack) =>
      play(stack, program, signal),
    );
  } catch (error) {
    if (!(error instanceof Stopped)) console.error(sentenceOf(error));
    process.exitCode = error instanceof Stopped ? 130 : 1;
  }
}

/** Answers the exit code. A part of the stack that dies takes the program down with it. @throws Stopped on `signal` */
async function play(stack, program, signal) {
  const args = [path.join(root, program), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    env: environmentOf(stack),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  void stack.died.then(({ name, how, complaint }) => {
    console.error(`${name} ended by itself (${how}):\n${complaint}`);
    end();
  });
  const code = await ended;
  if (signal.aborted) throw new Stopped();
  return code;
}

/** What a program needs to know to play on a stack. */
const environmentOf = (stack) => ({
  ...process.env,
  ZEREN_URL: stack.url,
  ZEREN_OWNER_DATABASE_URL: stack.ownerUrl,
  DATABASE_URL: stack.appUrl,
  ZEREN_RELAY_DATABASE_URL: stack.relayUrl,
  ZEREN_SEQUENCER_DATABASE_URL: stack.sequencerUrl,
  TEMPORAL_ADDRESS: stack.temporalAddress,
  ZEREN_PAYLOAD_KEYS: stack.payloadKeys,
});
