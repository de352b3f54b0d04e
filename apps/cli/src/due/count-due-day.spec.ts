import path from 'node:path';
import { Refusal } from '../terminal/refusal';
import { countDueDay, explainInWords } from './count-due-day';
import { readCalendarFiles } from './read-calendar-files';
import { ruleOfOptions, type RuleOptions } from './rule-of-options';

const commission = path.join(__dirname, '../demo/data/commission.json');
const files = readCalendarFiles([commission], 'en');
const count = (start: string, options: RuleOptions) => countDueDay(files, start, ruleOfOptions(options, start, 'en'));

describe('zeren due', () => {
  it.each([
    ['2026-02-10', '10', '2026-03-02'], // over Spring Festival, with make-up days on both sides
    ['2026-09-24', '5', '2026-10-09'], // over Mid-Autumn and National Day
  ])('from %s, %s working days end on %s', (start, workingDays, due) => {
    expect(count(start, { workingDays }).dueOn).toBe(due);
  });

  it('finds the latest working day before a day, over the holidays', () => {
    const answer = count('2026-10-08', { backward: true });
    expect(answer.dueOn).toBe('2026-09-30');
    expect(answer.skipped).toHaveLength(7);
  });

  it('moves a clock of calendar days on from a day off', () => {
    expect(count('2026-02-10', { calendarDays: '10' }).dueOn).toBe('2026-02-24');
  });

  it('clamps a month to its last day', () => {
    expect(count('2026-03-31', { months: '1' }).dueOn).toBe('2026-04-30');
  });

  it('counts the first day of a window', () => {
    expect(count('2026-03-02', { window: '5' }).dueOn).toBe('2026-03-06');
  });

  it('says in either language which days were skipped and which weekend days were worked', () => {
    const answer = count('2026-02-10', { workingDays: '10' });
    expect(explainInWords(answer, 'zh')).toEqual([
      '跳过  2026-02-15 至 2026-02-23  春节',
      '跳过  2026-03-01  周末',
      '补班  2026-02-14',
      '补班  2026-02-28',
    ]);
    expect(explainInWords(answer, 'en')[0]).toBe('skipped  2026-02-15 to 2026-02-23  Spring Festival');
  });

  it('counts a half day as a whole one, and says that it is half', () => {
    const halved = files.map((file) => ({ ...file, halfDays: [{ nameZh: '半日', date: '2026-02-11' }] }));
    const answer = countDueDay(halved, '2026-02-10', { kind: 'workingDays', days: 10 });
    expect([answer.dueOn, answer.halfDays]).toEqual(['2026-03-02', ['2026-02-11']]);
    expect(explainInWords(answer, 'zh')).toContain('半日  2026-02-11');
  });

  it('warns that a day in a year without a published list may move', () => {
    const answer = count('2027-03-01', { workingDays: '3' });
    expect(answer.provisional).toBe(true);
    expect(explainInWords(answer, 'en').at(-1)).toMatch(/2027 is not published/);
  });

  it.each<[string, RuleOptions]>([
    ['no length', {}],
    ['two lengths', { months: '1', workingDays: '3' }],
    ['a length that is no number', { workingDays: 'ten' }],
    ['a length of nothing', { window: '0' }],
    ['a length of centuries', { workingDays: '100001' }],
  ])('refuses %s in one sentence', (_what, options) => {
    expect(() => ruleOfOptions(options, '2026-02-10', 'en')).toThrow(Refusal);
  });

  it('refuses a day that does not exist', () => {
    expect(() => count('2026-02-30', { workingDays: '1' })).toThrow('day.does-not-exist');
  });

  it.each(['absent.json', __filename])('names the file that is no calendar: %s', (file) => {
    expect(() => readCalendarFiles([file], 'en')).toThrow(file);
  });
});
