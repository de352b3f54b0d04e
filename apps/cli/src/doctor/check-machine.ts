import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding';

const oldest = [20, 19] as const;
const gibibyte = 2 ** 30;

/** @param version such as `20.19.0` */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map((part) => +part);
  const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  const seen = { zh: version, en: version };
  if (isNewEnough) return { check: 'node', state: 'ok', seen };
  return {
    check: 'node',
    state: 'fail',
    seen,
    cure: { zh: '请安装 Node 20.19 或更新版本', en: 'install Node 20.19 or newer' },
  };
}

const built = [
  'apps/api/dist/main.js',
  'apps/worker/dist/main.js',
  'apps/worker/dist/workflow-bundle.js',
  'apps/web/dist/index.html',
];

/** @param root of the checkout or image */
export function checkBuild(root: string): Finding {
  const missing = built.filter((file) => !existsSync(path.join(root, file)));
  if (missing.length === 0)
    return { check: 'build', state: 'ok', seen: { zh: '齐全', en: 'api, worker, workflows and web are there' } };
  const list = missing.join(', ');
  return {
    check: 'build',
    state: 'fail',
    seen: { zh: `缺少 ${list}`, en: `missing ${list}` },
    cure: { zh: '请运行 npm run build', en: 'run npm run build' },
  };
}

/** @param freeBytes where the databases keep their files, as far as this machine knows */
export function checkDisk(freeBytes: number): Finding {
  const free = `${(freeBytes / gibibyte).toFixed(1)} GiB`;
  const seen = { zh: `剩余 ${free}`, en: `${free} free` };
  if (freeBytes >= 2 * gibibyte) return { check: 'disk', state: 'ok', seen };
  return {
    check: 'disk',
    state: freeBytes < gibibyte / 4 ? 'fail' : 'warn',
    seen,
    cure: {
      zh: '请清理磁盘：写满之后数据库会停止',
      en: 'make room: the database stops when the disk is full',
    },
  };
}

/** Of the nearest folder that exists. */
export function freeBytesAt(folder: string): number {
  let at = path.resolve(folder);
  while (!existsSync(at)) at = path.dirname(at);
  const { bavail, bsize } = statfsSync(at);
  return bavail * bsize;
}
