import {
  addDays,
  createCalendar,
  dueOn,
  isProvisional,
  isWorkingDay,
  parseDay,
  type CalendarFile,
  type Day,
  type DueRule,
} from '@zeren/domain';
import type { Language, Words } from '../terminal/language';

export interface SkippedDay {
  readonly day: Day;
  readonly reason: Words;
}

export interface DueAnswer {
  readonly start: Day;
  readonly rule: DueRule;
  readonly dueOn: Day;
  /** Days between start and due day that are off. A clock of calendar days counts them all the same. */
  readonly skipped: readonly SkippedDay[];
  /** Weekend days between that are worked. */
  readonly makeUpDays: readonly Day[];
  /** Days between that are worked until noon, and count all the same. */
  readonly halfDays: readonly Day[];
  /** The due day lies in a year without a published list. */
  readonly provisional: boolean;
}

const weekend: Words = { zh: '周末', en: 'weekend' };

/**
 * The due day of a clock, and which days off lie on the way.
 *
 * @throws DomainError `day.does-not-exist`, `clock.no-calendar`, `clock.length`
 */
export function countDueDay(files: readonly CalendarFile[], startText: string, rule: DueRule): DueAnswer {
  const calendar = createCalendar(files, 1);
  const start = parseDay(startText);
  const due = dueOn(calendar, start, rule);
  const between = daysBetween(start, due, rule.kind === 'window');
  return {
    start,
    rule,
    dueOn: due,
    skipped: between
      .filter((day) => !isWorkingDay(calendar, day))
      .map((day) => ({ day, reason: nameOfDayOff(files, day) ?? weekend })),
    makeUpDays: between.concat(due).filter((day) => calendar.makeUpWorkingDays.has(day)),
    halfDays: between.concat(due).filter((day) => calendar.halfDays.has(day)),
    provisional: isProvisional(calendar, due),
  };
}

/** Days strictly between the two, in their order in time; a window may begin on the start day itself. */
function daysBetween(start: Day, due: Day, withStart: boolean): readonly Day[] {
  const [from, to] = start < due ? [start, due] : [due, start];
  const days: Day[] = withStart ? [from] : [];
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) days.push(day);
  return days;
}

function nameOfDayOff(files: readonly CalendarFile[], day: Day): Words | undefined {
  const holiday = files.flatMap(({ daysOff }) => daysOff).find(({ dates }) => dates.includes(day));
  return holiday && { zh: holiday.nameZh, en: holiday.nameEn ?? holiday.nameZh };
}

/** Why it is that day: one line for each stretch of days off with one reason. */
export function explainInWords(answer: DueAnswer, language: Language): readonly string[] {
  const counted = answer.rule.kind === 'workingDays' || answer.rule.kind === 'window';
  const skip = counted ? { zh: '跳过', en: 'skipped' } : { zh: '休息日', en: 'off    ' };
  const lines = stretches(answer.skipped).map(({ from, to, reason }) => {
    const days = from === to ? from : language === 'zh' ? `${from} 至 ${to}` : `${from} to ${to}`;
    return `${skip[language]}  ${days}  ${reason[language]}`;
  });
  const worked = answer.makeUpDays.map((day) => `${{ zh: '补班', en: 'worked ' }[language]}  ${day}`);
  const half = answer.halfDays.map((day) => `${{ zh: '半日', en: 'half   ' }[language]}  ${day}`);
  const warning: Words = {
    zh: `注意：${answer.dueOn.slice(0, 4)} 年的放假安排尚未公布，该日期可能变动`,
    en: `note: the list of ${answer.dueOn.slice(0, 4)} is not published, the day may still move`,
  };
  return [...lines, ...worked, ...half, ...(answer.provisional ? [warning[language]] : [])];
}

interface Stretch {
  readonly from: Day;
  readonly to: Day;
  readonly reason: Words;
}

function stretches(days: readonly SkippedDay[]): readonly Stretch[] {
  return days.reduce<readonly Stretch[]>((done, { day, reason }) => {
    const last = done.at(-1);
    const goesOn = last && addDays(last.to, 1) === day && last.reason.zh === reason.zh;
    return goesOn ? [...done.slice(0, -1), { ...last, to: day }] : [...done, { from: day, to: day, reason }];
  }, []);
}
