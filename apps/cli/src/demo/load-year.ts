import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCsv } from './csv';
import type { ScriptRow, YearData, YearFile } from './year-data';

/** The same place seen from the source and from the build. */
export const dataFolder = path.resolve(__dirname, '../../src/demo/data');

const read = (name: string): string => readFileSync(path.join(dataFolder, name), 'utf8');

/** `signLetter` in the files of the year, `sign-letter` in the catalogue. */
export const tokenOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Loads what the people of the demonstration will do. */
export function loadYear(): YearData {
  const file = JSON.parse(read('year.json')) as YearFile;
  const marks = file.pools.flatMap(({ results, resultsPublished }) => results ?? resultsPublished ?? []);
  return {
    file,
    rows: readCsv(read('tasks.csv')).map(rowOf).filter(isPlayed).map(lateBy(file)),
    sheets: sheetsOf(file),
    marks: new Map(marks.map((one) => [one.letter, one])),
  };
}

function rowOf(cells: Readonly<Record<string, string>>): ScriptRow {
  const cell = (name: string) => cells[name] ?? '';
  const [actor = '', onPaperFor] = cell('actor').split(' for ');
  return {
    no: cell('no'),
    phase: tokenOf(cell('phase')),
    kind: tokenOf(cell('kind')),
    subject: cell('subject'),
    round: Number(cell('round')),
    assignee: cell('assignee'),
    dueOn: cell('dueOn'),
    actedOn: cell('actedOn'),
    outcome: cell('outcome'),
    result: tokenOf(cell('result')),
    origin: cell('origin'),
    actor,
    onPaperFor: onPaperFor ?? null,
  };
}

/** The ladder (incident 4) and the notices after a won review (incident 6) are not played yet. */
const isPlayed = ({ kind, subject, round }: ScriptRow): boolean =>
  !subject.startsWith('notice/') && !(round > 1 && (kind === 'send-result-notice' || kind === 'acknowledge-result'));

const lateBy =
  ({ late }: YearFile) =>
  (row: ScriptRow): ScriptRow => {
    const found = late.find(({ kind, subject }) => kind === row.kind && subject === row.subject);
    return found ? { ...row, actedOn: found.actedOn } : row;
  };

function sheetsOf({ letters }: YearFile): YearData['sheets'] {
  const letterOf = new Map(letters.map(({ bearer, code }) => [bearer, code]));
  const sheets = new Map<string, Record<string, string>>();
  for (const { pool, group, voter, subject = '', word = '' } of readCsv(read('ballots.csv'))) {
    const key = `${pool}/${group}/${voter}`;
    const letter = letterOf.get(subject);
    if (letter === undefined) throw new Error(`nobody who is called ${subject} bears a letter`);
    sheets.set(key, { ...sheets.get(key), [letter]: word });
  }
  return sheets;
}
