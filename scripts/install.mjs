// `npm ci`, only when the lock file asks for something that is not there.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { lastLine, runCommand } from './command.mjs';
import { Hindrance } from './hindrance.mjs';
import { root } from './root.mjs';

const lockFile = path.join(root, 'package-lock.json');
const mark = path.join(root, 'node_modules', '.zeren-lock');

/** @throws Hindrance when packages cannot be installed */
export async function installPackages({ signal, step }) {
  const wanted = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  if (!isInstalled()) {
    assertSpace();
    step('installing packages (npm ci), one to three minutes');
    const { code, missing, output, error } = await runCommand(
      'npm',
      ['ci', '--include=dev', '--no-progress', '--loglevel=error'],
      {
        cwd: root,
        timeout: 1_200_000,
        signal,
      },
    );
    if (code !== 0) throw new Hindrance(whyNpmFailed({ missing, text: `${output}\n${error}` }));
    step('packages installed');
  }
  fs.mkdirSync(path.dirname(mark), { recursive: true });
  fs.writeFileSync(mark, wanted);
}

/** True when npm's own account of node_modules lists every package of the lock file in its version (somebody ran npm by hand). */
function isInstalled() {
  try {
    const installed = JSON.parse(fs.readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    const { packages } = JSON.parse(fs.readFileSync(lockFile, 'utf8'));
    return Object.entries(packages).every(
      ([key, { version, link, optional }]) =>
        !key.includes('node_modules/') ||
        (link ? installed[key]?.link : installed[key]?.version === version) ||
        optional,
    );
  } catch {
    return false;
  }
}

function assertSpace() {
  const { bavail, bsize } = fs.statfsSync(root);
  const free = (bavail * bsize) / 1e9;
  if (free < 1.5)
    throw new Hindrance(
      `Only ${free.toFixed(1)} GB are free on this disk and the packages need 1.5 GB: free some space and try again.`,
    );
}

export function whyNpmFailed({ missing, text }) {
  if (missing) return 'npm is not on PATH: install Node with npm and try again.';
  if (/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b|network/i.test(text)) {
    return 'npm cannot reach its package registry: connect this machine, or point npm to a registry it can reach (npm config set registry …), and try again.';
  }
  if (/ENOSPC|no space left/i.test(text))
    return 'The disk filled up while packages were installed: free about 1.5 GB and try again.';
  if (/EACCES|EPERM|EROFS/.test(text))
    return `npm may not write to ${path.join(root, 'node_modules')}: make the project's folder writable for this account.`;
  return `npm ci failed: ${lastLine(text.replace(/^npm error A complete log.*$/gm, ''))}`;
}
