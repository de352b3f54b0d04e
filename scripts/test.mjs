// `npm test`: everything a clean clone must pass. `--only STAGE[,STAGE]` for a part of it.
// The last line is always `N passed, N failed`: Jest's tests, and one for every other stage.
import './node-version.mjs';
import './help.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { buildWhenChanged } from './build.mjs';
import { runCommand } from './command.mjs';
import { Hindrance, sentenceOf, Stopped } from './hindrance.mjs';
import { installPackages } from './install.mjs';
import { readOptions } from './options.mjs';
import { root } from './root.mjs';
import { listenForStop } from './stop-request.mjs';
import { onTestStack } from './test-stack.mjs';

const minutes = 60_000;
const { stop: signal, hurry } = listenForStop();
const say = (text) => console.log(`\n== ${text}`);
const step = (text) => console.log(`   ${text}`);

/** The played year, as `year` leaves it and `verify` judges it. */
const evidence = path.join(root, '.zeren/test/year.zeren');

/** In order. When a group has a failure, the groups after it do not run. */
const groups = [
  ['format', 'lockfile', 'types', 'lint', 'cruise', 'tree', 'probes'].map((name) => ({
    name,
    run: () => npmRun(name),
  })),
  [{ name: 'unit', run: () => jest('unit', ['--silent=false']) }],
  [{ name: 'build', run: build }],
  [{ name: 'stack', run: onStack }],
  [
    {
      name: 'year',
      run: () => node('scripts/demo.mjs', '--ms-per-day', '1000', '--export', evidence),
    },
  ],
  [{ name: 'verify', run: () => node('apps/cli/dist/main.js', 'verify', evidence) }],
];

const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

async function command(program, args, { env = process.env, timeout = 20 * minutes } = {}) {
  const { code, error } = await runCommand(program, args, { cwd: root, env, timeout, inherit: true, signal });
  if (code === null && error) console.error(error);
  return one(code === 0);
}

const node = (...args) => command(process.execPath, args, { timeout: 30 * minutes });
const npmRun = (name) => command('npm', ['run', '--silent', name]);

async function build() {
  await buildWhenChanged({ signal, step });
  return one(true);
}

/** Counts from Jest's own report; a Jest that ends without one, or badly with no failed test, is one failure. */
async function jest(name, args, env = process.env) {
  const report = path.join(root, '.zeren/test', `${name}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const bin = path.join(root, 'node_modules/jest/bin/jest.js');
  const { passed } = await command(process.execPath, [bin, ...args, '--json', `--outputFile=${report}`], {
    env,
    timeout: 40 * minutes,
  });
  if (!fs.existsSync(report)) return one(false);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites, passed ? 0 : 1) };
}

/** Integration, matrix, replay and browser tests, on one PostgreSQL and one Temporal server. */
function onStack() {
  return onTestStack({ signal, hurry, step }, (env) =>
    jest('stack', ['-c', 'tests/jest.config.cjs', '--runInBand'], env),
  );
}

/** A stage that throws has failed once; its sentence is shown where it happened. */
async function runStage({ name, run }) {
  const from = Date.now();
  say(name);
  const counts = await run().catch((error) => {
    if (error instanceof Stopped) throw error;
    console.error(sentenceOf(error));
    return one(false);
  });
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${((Date.now() - from) / 1000).toFixed(1)} s`);
  return counts;
}

function chosen() {
  const { only } = readOptions({ only: { type: 'string' } });
  if (only === undefined) return groups;
  const wanted = only.split(',');
  const names = groups.flat().map(({ name }) => name);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Hindrance(`There is no stage ${unknown}: choose from ${names.join(', ')}.`);
  return groups.map((group) => group.filter(({ name }) => wanted.includes(name)));
}

const total = { passed: 0, failed: 0 };
try {
  const wanted = chosen();
  await installPackages({ signal, step });
  for (const group of wanted) {
    if (total.failed > 0) break;
    for (const stage of group) {
      const counts = await runStage(stage);
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
  }
} catch (error) {
  console.error(error instanceof Stopped ? 'stopped' : sentenceOf(error));
  total.failed += 1;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
