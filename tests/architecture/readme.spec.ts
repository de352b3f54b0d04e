import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');

const fenced = /^```(\w*)\n([\s\S]*?)^```$/gm;
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(fenced)].filter((match) => match[1] === language).map((match) => match[2] ?? '');
const headingLevels = (text: string): readonly number[] =>
  [...text.replaceAll(fenced, '').matchAll(/^(#+) /gm)].map((match) => match[1]?.length ?? 0);
const inlineCode = (text: string): readonly string[] =>
  [...text.replaceAll(fenced, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '').sort();
const localLinks = (text: string): readonly string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
const arrows = (diagram: string): readonly string[] =>
  diagram.split('\n').map((line) => line.replaceAll(/\[\(?[^\]]*\]/g, '').replaceAll(/-- .* -->/g, '-->'));

describe('the two READMEs', () => {
  it('have the same headings in the same order', () => {
    expect(headingLevels(chinese)).toEqual(headingLevels(english));
  });

  it('give the same commands, accounts and folders', () => {
    expect(blocks(chinese, 'sh')).toEqual(blocks(english, 'sh'));
    expect(inlineCode(chinese)).toEqual(inlineCode(english));
  });

  it('draw the same picture', () => {
    expect(blocks(chinese, 'mermaid').map(arrows)).toEqual(blocks(english, 'mermaid').map(arrows));
  });

  it('lead to the same pages', () => {
    const others = (text: string) => localLinks(text).filter((link) => !link.startsWith('README'));
    expect(others(chinese)).toEqual(others(english));
  });

  it.each([...new Set([...localLinks(english), ...localLinks(chinese)])])('leads to %s, which is there', (link) => {
    expect(existsSync(path.join(root, link))).toBe(true);
  });
});
