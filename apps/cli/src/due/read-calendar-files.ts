import type { CalendarFile } from '@zeren/domain';
import { readFileSync } from 'node:fs';
import { exitCodes, Refusal } from '../terminal/refusal';
import type { Language } from '../terminal/language';

const refuse = (file: string, what: Readonly<Record<Language, string>>, language: Language): never => {
  throw new Refusal(exitCodes.usage, language === 'zh' ? `${file}：${what.zh}` : `${file}: ${what.en}`);
};

/**
 * The year lists in some files: one list each, or an organisation file that holds several.
 *
 * @throws Refusal that names the file and what is wrong with it
 */
export const readCalendarFiles = (files: readonly string[], language: Language): readonly CalendarFile[] =>
  files.flatMap((file) => {
    const content = readJson(file, language);
    const lists = isRecord(content) && Array.isArray(content['calendars']) ? content['calendars'] : [content];
    return lists.map((list: unknown) =>
      isCalendarFile(list)
        ? list
        : refuse(
            file,
            {
              zh: '不是工作日历：须有 timeZone、daysOff、makeUpWorkingDays',
              en: 'not a working calendar, it needs timeZone, daysOff and makeUpWorkingDays',
            },
            language,
          ),
    );
  });

function readJson(file: string, language: Language): unknown {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    refuse(file, { zh: '无法读取', en: 'cannot be read' }, language);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return refuse(file, { zh: '不是 JSON', en: 'is not JSON' }, language);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isDayOff = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['nameZh'] === 'string' &&
  Array.isArray(value['dates']) &&
  value['dates'].every((date) => typeof date === 'string');

const areDays = (value: unknown): boolean =>
  Array.isArray(value) && value.every((day) => isRecord(day) && typeof day['date'] === 'string');

const isCalendarFile = (value: unknown): value is CalendarFile =>
  isRecord(value) &&
  typeof value['timeZone'] === 'string' &&
  Array.isArray(value['daysOff']) &&
  value['daysOff'].every(isDayOff) &&
  areDays(value['makeUpWorkingDays']) &&
  areDays(value['halfDays'] ?? []);
