import { readImport } from '@zeren/api-contracts';
import { isTaskKindKey } from '@zeren/domain';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder, loadYear } from './load-year';
import { recordToEnter } from './record-fields';

const year = loadYear();

describe('the year that the demonstration plays', () => {
  it('has 1,087 planned tasks and the ten of the incidents that are played now', () => {
    const count = (origin: string) => year.rows.filter((row) => row.origin === origin).length;
    expect(count('plan')).toBe(1087);
    expect(count('incident')).toBe(10);
  });

  it('knows only kinds of the catalogue', () => {
    expect(year.rows.filter(({ kind }) => !isTaskKindKey(kind))).toEqual([]);
  });

  it('lets the office act on paper for thirteen tasks', () => {
    expect(year.rows.filter(({ onPaperFor }) => onPaperFor !== null)).toHaveLength(13);
  });

  it('has a sheet for every voter, with 931 marks on 89 sheets', () => {
    const voters = year.rows.filter(({ kind }) => kind === 'cast-ballot');
    const sheets = voters.map(({ subject, assignee }) =>
      year.sheets.get(`${subject.replace('ballot/', '')}/${assignee}`),
    );
    expect(sheets).toHaveLength(89);
    expect(sheets.reduce((sum, sheet) => sum + Object.keys(sheet ?? {}).length, 0)).toBe(931);
  });

  it('has ten item marks and four quarters for each of the 21 letters', () => {
    const marks = [...year.marks.values()];
    expect(marks).toHaveLength(21);
    expect(
      marks.every(({ items, processQuarters }) => Object.keys(items).length === 10 && processQuarters.length === 4),
    ).toBe(true);
  });

  it('has the 30 records of the year, of the kinds that exist', () => {
    const kinds = year.file.records.map((record) => recordToEnter(record).kind);
    expect(kinds).toHaveLength(30);
    expect(kinds.filter((kind) => kind === 'study-session')).toHaveLength(12);
  });

  it('is played by a commission that can be imported: 60 posts, 64 persons, 21 bodies', () => {
    const reading = readImport(readFileSync(path.join(dataFolder, 'commission.json'), 'utf8'));
    if ('errors' in reading) throw new Error(JSON.stringify(reading.errors));
    const { posts, persons, bodies, calendars } = reading.file;
    expect([posts.length, persons.length, bodies.length, calendars.length]).toEqual([60, 64, 21, 2]);
  });
});
