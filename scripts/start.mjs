// `npm start -- --port N --state DIR`: one line per step with the elapsed time; the last line is for scripts.
import './node-version.mjs';
import './help.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { buildWhenChanged } from './build.mjs';
import { Hindrance, sentenceOf, Stopped } from './hindrance.mjs';
import { installPackages } from './install.mjs';
import { readOptions, readPort } from './options.mjs';
import { freePort, isTaken } from './ports.mjs';
import { root } from './root.mjs';
import { startStack } from './stack.mjs';
import { holderOf } from './state-folder.mjs';
import { listenForStop } from './stop-request.mjs';

const step = (text) => console.log(`${process.uptime().toFixed(1).padStart(6)} s  ${text}`);

/** Answers the exit code. */
async function main({ stop, hurry, asked }) {
  const options = readOptions({
    port: { type: 'string', default: '4310' },
    state: { type: 'string', default: '.zeren' },
  });
  const stateDir = path.resolve(root, options.state);
  const port = await choosePort(readPort(options.port));
  refuseSecondStart(stateDir);
  await installPackages({ signal: stop, step });
  await buildWhenChanged({ signal: stop, step });
  const mode = process.env.ZEREN_MODE ?? 'demo';
  const preferred = { preferredPostgresPort: 54_329, preferredTemporalPort: 7233 };
  const stack = await startStack({ stateDir, port, mode, ...preferred, signal: stop, hurry, step });
  try {
    if (!stop.aborted) greet(port, mode);
    const end = await Promise.race([asked, stack.died]);
    if (end === 'asked') return await farewell(stack, hurry);
    console.error(`${end.name} ended by itself (${end.how}); the end of ${end.log}:\n${end.complaint}`);
    return 1;
  } finally {
    await stack.stop(hurry);
  }
}

async function farewell(stack, hurry) {
  step('stopping: api, worker, Temporal, PostgreSQL');
  await stack.stop(hurry);
  step('stopped');
  return 0;
}

/** Before anything is installed or started. */
async function choosePort(wanted) {
  if (wanted === 0) return freePort();
  if (!(await isTaken(wanted))) return wanted;
  throw new Hindrance(`Port ${wanted} is taken: stop what listens there, or choose another one with --port.`);
}

function refuseSecondStart(stateDir) {
  if (fs.existsSync(stateDir) && !fs.statSync(stateDir).isDirectory()) {
    throw new Hindrance(`${stateDir} is not a folder: choose another one with --state.`);
  }
  const holder = holderOf(stateDir);
  if (holder)
    throw new Hindrance(
      `${stateDir} is in use by process ${holder}: stop that one first, or choose another folder with --state.`,
    );
}

/** localhost, not 127.0.0.1, for people: passkeys need a name. */
function greet(port, mode) {
  const site = `http://localhost:${port}`;
  const demo = [
    '  logins    office P-S01    leader P-L2    auditor P-A1    (password zeren-demo-2026, or one click on the login page)',
  ];
  console.log(
    [
      `  web       ${site}`,
      ...(mode === 'demo' ? demo : []),
      `  api       ${site}/api/docs`,
      '  Press Ctrl-C to stop. npm run demo plays the year.',
      `ready http://127.0.0.1:${port}`,
    ].join('\n'),
  );
}

const wishes = listenForStop();
try {
  process.exitCode = await main(wishes);
} catch (error) {
  if (!(error instanceof Stopped)) console.error(sentenceOf(error));
  process.exitCode = error instanceof Stopped ? 130 : 1;
}
