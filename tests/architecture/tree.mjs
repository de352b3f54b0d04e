/**
 * Names, sizes, and three lists that must agree: arrows.mjs, package.json, tsconfig references.
 * `node tests/architecture/tree.mjs`, from the root.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative, join } from 'node:path';
import { arrows } from '../../arrows.mjs';

const roles = [
  'workflow',
  'contract',
  'phase',
  'task-kind',
  'process',
  'template',
  'scheme',
  'record-kind',
  'ledger-event',
  'activities',
  'entity',
  'repository',
  'view',
  'controller',
  'service',
  'module',
  'guard',
  'filter',
  'pipe',
  'decorator',
  'interceptor',
  'schema',
  'config',
  'command',
  'formula',
  'sql',
  'spec',
  'int.spec',
  'e2e.spec',
  'replay.spec',
  'bench',
  'd',
];
const kebab = '[a-z0-9]+(-[a-z0-9]+)*';
const fileName = new RegExp(
  `^(${kebab}(\\.(${roles.map((role) => role.replace('.', '\\.')).join('|')}))*\\.tsx?|\\d{13}-[A-Z][A-Za-z0-9]*\\.ts)$`,
);
const nameless = /(^|\/)(utils?|helpers?|common|shared|core|base|managers?|misc|lib|v\d+)(\/|\.|-)/;

const listed = existsSync('.git')
  ? execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  : execFileSync(
      'find',
      [
        '.',
        '-type',
        'd',
        '(',
        '-name',
        'node_modules',
        '-o',
        '-name',
        'dist',
        '-o',
        '-name',
        '.nx',
        ')',
        '-prune',
        '-o',
        '-type',
        'f',
        '-print',
      ],
      { encoding: 'utf8' },
    );
const sources = listed
  .split('\n')
  .map((path) => path.replace(/^\.\//, ''))
  .filter((path) => /^(apps|libs|workflows|activities|tests)\/.*\.tsx?$/.test(path));
const findings = [];
const find = (condition, text) => condition && findings.push(text);

for (const path of sources) {
  find(!fileName.test(path.split('/').at(-1)), `${path}: not <concept>.<role>.ts with a role of naming.md`);
  find(nameless.test(path), `${path}: a name that says nothing`);
}

const lines = (path) => readFileSync(path, 'utf8').split('\n').length - 1;
const sizes = sources
  .filter((path) => !/spec|migrations|^tests/.test(path))
  .map(lines)
  .toSorted((a, b) => a - b);
const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))];
find(
  at(0.5) > 65 || at(0.9) > 200 || at(1) > 300,
  `sizes: median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)}; 65, 200, 300 allowed`,
);

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const rootOf = new Map(
  Object.entries(arrows).map(([name, { root }]) => [json(join(root, 'package.json')).name, { name, root }]),
);
for (const [name, { root, imports }] of Object.entries(arrows)) {
  const { dependencies = {}, nx } = json(join(root, 'package.json'));
  const declared = Object.keys(dependencies)
    .filter((dependency) => rootOf.has(dependency))
    .toSorted();
  const referenced = (json(join(root, 'tsconfig.json')).references ?? [])
    .map(({ path }) => join(root, path))
    .toSorted();
  const used = new Set(
    sources
      .filter((path) => path.startsWith(`${root}/`))
      .flatMap((path) => readFileSync(path, 'utf8').match(/(?<=from ')@zeren\/[a-z-]+(?=')/g) ?? []),
  );
  find(
    JSON.stringify(nx?.tags) !== JSON.stringify([`type:${name}`]),
    `${root}/package.json: the one tag is "type:${name}"`,
  );
  find(
    JSON.stringify(declared.map((d) => rootOf.get(d).root).toSorted()) !== JSON.stringify(referenced),
    `${root}: package.json and tsconfig references differ`,
  );
  for (const use of used)
    find(!declared.includes(use), `${root}: imports ${use}, which its package.json does not name`);
  for (const dependency of declared) {
    const target = rootOf.get(dependency);
    find(
      !imports.includes('*') && !imports.includes(target.name),
      `${root}: depends on ${relative('.', target.root)}, which arrows.mjs does not allow`,
    );
    find(
      !used.has(dependency) && name !== 'tests' && name !== 'app-worker',
      `${root}: names ${dependency} and does not use it`,
    );
  }
}

for (const finding of findings) console.error(finding);
console.log(
  `${sources.length} files, median ${at(0.5)} lines, p90 ${at(0.9)}, longest ${at(1)}: ${findings.length} findings`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
