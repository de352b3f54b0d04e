// `npm run build`, only when a source has changed since the last one.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './command.mjs';
import { Hindrance, Stopped } from './hindrance.mjs';
import { identityOf, isAlive } from './process-identity.mjs';
import { root } from './root.mjs';

const sources = ['apps', 'libs', 'workflows', 'activities'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'];
const outputs = [
  'apps/api/dist/main.js',
  'apps/worker/dist/main.js',
  'apps/worker/dist/workflow-bundle.js',
  'apps/cli/dist/main.js',
  'apps/web/dist/index.html',
];
const cache = path.join(root, 'node_modules/.cache');
const mark = path.join(cache, 'zeren-build');
const lock = path.join(cache, 'zeren-build.lock');

/** @throws Hindrance with the compiler's words when the build fails */
export async function buildWhenChanged({ signal, step }) {
  if (isBuilt(fingerprint())) return;
  await oneAtATime(signal, async () => {
    const sum = fingerprint();
    if (isBuilt(sum)) return; // another start has just done it
    step('building, about half a minute');
    fs.rmSync(mark, { force: true });
    const { code, output, error } = await runCommand('npm', ['run', 'build', '--silent'], {
      cwd: root,
      timeout: 900_000,
      signal,
    });
    if (code !== 0) throw new Hindrance(`The build failed (npm run build):\n${ending(`${output}\n${error}`)}`);
    fs.writeFileSync(mark, sum);
    step('built');
  });
}

const isBuilt = (sum) =>
  fs.existsSync(mark) &&
  fs.readFileSync(mark, 'utf8') === sum &&
  outputs.every((file) => fs.existsSync(path.join(root, file)));

function fingerprint() {
  const hash = createHash('sha256');
  const files = [...sources.flatMap(filesBelow), ...settings].filter((file) => fs.existsSync(path.join(root, file)));
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(folder) {
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !['dist', 'node_modules'].includes(name) && !/\.spec\.tsx?$|\.tsbuildinfo$/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

/** Two builds in one folder would write over each other. */
async function oneAtATime(signal, work) {
  fs.mkdirSync(cache, { recursive: true });
  while (!takeLock()) {
    if (signal?.aborted) throw new Stopped();
    await sleep(200);
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function takeLock() {
  try {
    fs.writeFileSync(lock, JSON.stringify(identityOf(process.pid)), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = readHolder();
  if (holder && !isAlive(holder)) fs.rmSync(lock, { force: true }); // its build was killed
  return false;
}

function readHolder() {
  try {
    return JSON.parse(fs.readFileSync(lock, 'utf8'));
  } catch {
    return undefined; // being written, or just gone
  }
}

const ending = (text) => text.trim().split('\n').slice(-30).join('\n');
