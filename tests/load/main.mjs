// The measurements against a floor that is measured in the same run: `npm run bench [-- --only sign --json FILE]`.
// Exit code: 1 below the bar, 2 when the machine is too noisy to judge.
import fs from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { readOptions } from '../../scripts/options.mjs';
import { asJson, judge, table } from './report.mjs';
import { measureCascade } from './cascade.mjs';
import { measureInbox } from './inbox.mjs';
import { measureSequencing } from './sequencer.mjs';
import { measureSigning } from './sign.mjs';
import { measureVerifying } from './verify.mjs';

const measurements = {
  sign: measureSigning,
  sequencer: measureSequencing,
  verify: measureVerifying,
  cascade: measureCascade,
  inbox: measureInbox,
};
const say = (text) => console.log(text);

try {
  const options = readOptions({
    only: { type: 'string' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '8' },
    operations: { type: 'string', default: '2000' },
  });
  process.exitCode = await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function run({ only, json, ...counts }) {
  const names = only === undefined ? Object.keys(measurements) : only.split(',');
  const unknown = names.find((name) => !Object.hasOwn(measurements, name));
  if (unknown !== undefined)
    throw new Error(`There is no measurement ${unknown}: choose from ${Object.keys(measurements).join(', ')}.`);
  const [rounds, operations] = [number(counts.rounds, 2), number(counts.operations, 32)];
  say(`load before: ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} cores`);
  const results = [];
  let exitCode = 0;
  for (const name of names) {
    const judged = judge(name, await measurements[name]({ rounds, operations, say }));
    results.push(...judged.results);
    exitCode = Math.max(exitCode, judged.exitCode);
  }
  say(`\n${table(results)}\n\nload after: ${os.loadavg()[0].toFixed(1)}; the first of ${rounds} rounds was dropped`);
  if (exitCode === 2) say('The floor itself spread more than 3×: this machine is too noisy for a verdict.');
  if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(asJson(results), undefined, 2)}\n`);
  return exitCode;
}

function number(text, least) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value % 2 === 0) return value;
  throw new Error(`${text} is no even number of ${least} or more.`);
}
