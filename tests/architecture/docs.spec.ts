import { problems } from '@zeren/api-contracts';
import { apiVariables, cliVariables, workerVariables } from '@zeren/config';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const tokensOf = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => path.join('docs', file));

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const children = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder)).map((name) => path.join(folder, name));
const manifests = ['', 'workflows', 'activities', 'tests', ...children('apps'), ...children('libs')]
  .map((folder) => path.join(folder, 'package.json'))
  .filter((file) => existsSync(path.join(root, file)));

describe('the reference', () => {
  it('describes every variable, and none that is not read', () => {
    const known = new Set([...apiVariables, ...cliVariables, ...workerVariables].map(({ name }) => name));
    expect(tokensOf(read('docs/reference/configuration.md'), /^\| `([A-Z_]+)`/gm)).toEqual([...known].sort());
  });

  it.each([...apiVariables, ...workerVariables])('gives $name its default', ({ name, defaultValue }) => {
    const [, , byDefault] =
      new RegExp(`^\\| \`${name}\` \\| (.*?) \\| (.*?) \\|`, 'm').exec(read('docs/reference/configuration.md')) ?? [];
    const expected = defaultValue === undefined ? 'must be set' : defaultValue === '' ? 'empty' : `\`${defaultValue}\``;
    expect(byDefault).toBe(expected);
  });

  it('describes every problem, with its status and both titles', () => {
    const page = read('docs/reference/problems.md');
    const headings = Object.entries(problems).map(
      ([slug, { status, zh, en }]) => `## ${slug}\n\n${status} · ${en} · ${zh}\n`,
    );
    expect(headings.filter((heading) => !page.includes(heading))).toEqual([]);
    expect(tokensOf(page, /^## (.+)$/gm)).toEqual(Object.keys(problems).sort());
  });

  it('says of every direct dependency what it is for', () => {
    const direct = manifests.flatMap((file) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Manifest;
      return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@zeren/'));
    });
    expect(tokensOf(read('docs/reference/dependencies.md'), /^\| `([^`]+)`/gm)).toEqual([...new Set(direct)].sort());
  });
});

describe('every page', () => {
  const links = pages.flatMap((page) =>
    tokensOf(read(page), /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g).map((link) => [page, link] as const),
  );

  it.each(links)('%s leads to %s, which is there', (page, link) => {
    expect(existsSync(path.join(root, path.dirname(page), link))).toBe(true);
  });
});
