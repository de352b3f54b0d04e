// `npm run reset [-- --yes --state DIR]`: removes everything a start has kept, after asking.
import './node-version.mjs';
import './help.mjs';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { Hindrance, sentenceOf } from './hindrance.mjs';
import { readOptions } from './options.mjs';
import { root } from './root.mjs';
import { holderOf, runningIn } from './state-folder.mjs';

async function main() {
  const options = readOptions({
    yes: { type: 'boolean', default: false },
    state: { type: 'string', default: '.zeren' },
  });
  const stateDir = path.resolve(root, options.state);
  if (!fs.existsSync(stateDir)) return console.log(`${stateDir} does not exist: nothing to remove.`);
  assertOurs(stateDir);
  assertIdle(stateDir);
  if (!options.yes && !(await confirms(stateDir))) return console.log('Nothing removed.');
  fs.rmSync(stateDir, { recursive: true, force: true });
  console.log(`${stateDir} removed.`);
}

/** A wrong --state must not cost anybody their home. */
function assertOurs(stateDir) {
  const entries = fs.readdirSync(stateDir);
  const known =
    /^(start\.lock|processes\.json|addresses\.json|secrets\.json|initdb\.password|postgres|temporal|logs|test|(demo|test|bench)-\d+)(\.new)?$/;
  const strange = entries.filter((name) => !known.test(name));
  if (strange.length > 0)
    throw new Hindrance(
      `${stateDir} holds things that no start has made (${strange.slice(0, 3).join(', ')}): remove them by hand.`,
    );
}

function assertIdle(stateDir) {
  const inside = fs.readdirSync(stateDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const folder of [stateDir, ...inside.map(({ name }) => path.join(stateDir, name))]) {
    const holder = holderOf(folder);
    if (holder) throw new Hindrance(`Process ${holder} runs on ${folder}: stop it first (Ctrl-C there), then reset.`);
    const [running] = runningIn(folder);
    if (running)
      throw new Hindrance(
        `${running.name} (process ${running.pid}) still runs on ${folder}: npm start and Ctrl-C end it in order, then reset.`,
      );
  }
}

async function confirms(stateDir) {
  if (!process.stdin.isTTY) throw new Hindrance('Nobody is there to ask: add --yes to remove without asking.');
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove ${stateDir} with all its data? Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
