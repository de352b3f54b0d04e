// `npm run matrix`: who may do what, asked of the real thing. The last line is `N cells, N skipped`.
import './node-version.mjs';
import './help.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { buildWhenChanged } from './build.mjs';
import { runCommand } from './command.mjs';
import { sentenceOf, Stopped } from './hindrance.mjs';
import { installPackages } from './install.mjs';
import { root } from './root.mjs';
import { listenForStop } from './stop-request.mjs';
import { onTestStack } from './test-stack.mjs';

const { stop: signal, hurry } = listenForStop();
const step = (text) => console.log(`   ${text}`);
const report = path.join(root, '.zeren/test/matrix.json');
const jest = ['node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.cjs', '--runInBand', 'tests/matrix/rights'];

async function ask(env) {
  fs.rmSync(report, { force: true });
  const { code } = await runCommand(process.execPath, jest, {
    cwd: root,
    env,
    timeout: 600_000,
    inherit: true,
    signal,
  });
  return code === 0;
}

try {
  await installPackages({ signal, step });
  await buildWhenChanged({ signal, step });
  const isRight = await onTestStack({ signal, hurry, step }, ask);
  process.exitCode = isRight ? 0 : 1;
  if (fs.existsSync(report)) {
    const { cells, skipped } = JSON.parse(fs.readFileSync(report, 'utf8'));
    console.log(`\n${cells} cells, ${skipped} skipped`);
  }
} catch (error) {
  console.error(error instanceof Stopped ? 'stopped' : sentenceOf(error));
  process.exitCode = 1;
}
