// `--help` of every script: answered before anything is installed, built or started.
import path from 'node:path';
import process from 'node:process';

const usages = {
  'start.mjs': `npm start -- [--port 4310] [--state .zeren]

Starts PostgreSQL, Temporal, worker, api and web page, and keeps them until Ctrl-C.

  --port N     port of the web page, 0 for a free one
  --state DIR  where the servers keep their data between starts`,
  'demo.mjs': `npm run demo -- [--ms-per-day 1000] [--json FILE] [--quiet]

Plays the commission's whole year through the HTTP API on a fresh stack, and compares what came out with what was expected.

  --ms-per-day N  real milliseconds of a business day
  --json FILE     writes the figures
  --quiet         no progress`,
  'reset.mjs': `npm run reset -- [--yes] [--state .zeren]

Removes everything a start has kept, after asking.

  --yes        does not ask
  --state DIR  the folder that was given to npm start`,
  'bench.mjs': `npm run bench -- [--only NAME] [--json FILE] [--rounds 8] [--operations 2000]

Measures against a floor in the same run. Exit code 1: below the bar; 2: the machine is too noisy to judge.

  --only NAME     one measurement: sign, sequencer, verify
  --json FILE     writes the figures
  --rounds N      an even number; the first round is dropped
  --operations N  operations per round`,
  'matrix.mjs': `npm run matrix

Asks every operation of the API as everybody, about everything, on a fresh stack. The last line is "N cells, N skipped".`,
  'test.mjs': `npm test -- [--only STAGE,STAGE]

Everything that a clean clone must pass, in stages; ends with "N passed, N failed".

  --only NAMES  format, lockfile, types, lint, cruise, tree, probes, unit, build, stack, year, verify`,
};

const usage = usages[path.basename(process.argv[1] ?? '')];
if (usage !== undefined && process.argv.slice(2).some((flag) => flag === '--help' || flag === '-h')) {
  console.log(usage);
  process.exit(0);
}
