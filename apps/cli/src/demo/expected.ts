import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Counters } from './counters';
import { dataFolder } from './load-year';

interface ExpectedRow {
  readonly block: 'main' | 'incidents' | 'grades';
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** With every incident of the worked example. */
  readonly expected: number;
  /** Until the incidents of `waitsFor` are played. */
  readonly now?: number;
  readonly waitsFor?: readonly number[];
  readonly rule?: 'equal' | 'at-least' | 'shown' | 'not-yet';
}

export type RowState = 'ok' | 'differs' | 'not-yet' | 'shown';

export interface ComparedRow extends ExpectedRow {
  readonly actual: number | null;
  readonly state: RowState;
}

/** The table of the worked example. */
export const loadExpected = (): readonly ExpectedRow[] =>
  JSON.parse(readFileSync(path.join(dataFolder, 'expected.json'), 'utf8')) as ExpectedRow[];

/** Expected beside actual. A grade that nobody got is a zero. */
export const compare = (rows: readonly ExpectedRow[], counters: Counters): readonly ComparedRow[] =>
  rows.map((row) => {
    const actual = counters[row.key] ?? (row.block === 'grades' ? 0 : null);
    return { ...row, actual, state: stateOf(row, actual) };
  });

function stateOf({ rule = 'equal', expected, now = expected }: ExpectedRow, actual: number | null): RowState {
  switch (rule) {
    case 'not-yet':
      return 'not-yet';
    case 'shown':
      return 'shown';
    case 'at-least':
      return actual !== null && actual >= now ? 'ok' : 'differs';
    case 'equal':
      return actual === now ? 'ok' : 'differs';
  }
}

const titles = {
  main: '主要数字 main counters',
  incidents: '突发与全年 incidents and whole year',
  grades: '等次 grades',
};
const words: Readonly<Record<RowState, string>> = {
  ok: 'ok',
  differs: 'DIFFERS',
  'not-yet': 'not yet',
  shown: 'shown, not compared',
};

/** The three blocks as text. */
export function tableText(rows: readonly ComparedRow[]): string {
  const blocks = (['main', 'incidents', 'grades'] as const).map((block) => {
    const ofBlock = rows.filter((row) => row.block === block).map(lineOf);
    return [heading(titles[block]), ...ofBlock].join('\n');
  });
  return `${blocks.join('\n\n')}\n`;
}

const columns = { label: 58, figure: 10 };

const heading = (title: string): string =>
  `${padded(title, columns.label)}${'expected'.padStart(columns.figure)}${'actual'.padStart(columns.figure)}`;

function lineOf({ zh, en, expected, now = expected, waitsFor = [], rule, actual, state }: ComparedRow): string {
  const figure = (value: number | null) =>
    (value === null ? '–' : value.toLocaleString('en-US')).padStart(columns.figure);
  const later = now === expected ? '' : `${expected.toLocaleString('en-US')} `;
  const waits = waitsFor.length > 0 ? `   (${later}with incident ${waitsFor.join(' and ')})` : '';
  const least = rule === 'at-least' ? ' or more' : '';
  return `  ${padded(`${zh} ${en}`, columns.label - 2)}${figure(now)}${figure(actual)}  ${words[state]}${least}${waits}`;
}

/** Chinese characters take two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - widthOf(text)));
