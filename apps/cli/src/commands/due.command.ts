import { DomainError } from '@zeren/domain';
import type { Command } from 'commander';
import { countDueDay, explainInWords } from '../due/count-due-day';
import { readCalendarFiles } from '../due/read-calendar-files';
import { ruleOfOptions, type RuleOptions } from '../due/rule-of-options';
import type { Language, Words } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

interface DueOptions extends RuleOptions {
  readonly calendar: readonly string[];
  readonly start: string;
  readonly json?: boolean;
}

const texts = {
  description: {
    zh: '按工作日历推算到期日，并说明理由（不联网）',
    en: 'the due day by a working calendar, and why (no network)',
  },
  calendar: { zh: '工作日历文件，可以多个', en: 'working calendar files, several allowed' },
  start: { zh: '起算日，当日不计', en: 'the day it starts; that day never counts' },
  workingDays: { zh: '若干个工作日之后', en: 'so many working days later' },
  calendarDays: { zh: '若干个自然日之后，遇休息日顺延', en: 'so many calendar days later, moved on from a day off' },
  months: { zh: '若干个月之后，遇休息日顺延', en: 'so many months later, moved on from a day off' },
  window: { zh: '连续若干个工作日的最后一天，首日计入', en: 'last of so many working days; the first one counts' },
  backward: { zh: '起算日之前的最后一个工作日', en: 'latest working day before --start' },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
} as const satisfies Readonly<Record<string, Words>>;

const examples: Words = {
  zh: '\n示例：\n  zeren due --calendar calendar-2026.json --start 2026-02-10 --working-days 10\n  zeren due --calendar 2026.json 2027.json --start 2026-12-25 --months 1 --json\n',
  en: '\nExamples:\n  zeren due --calendar calendar-2026.json --start 2026-02-10 --working-days 10\n  zeren due --calendar 2026.json 2027.json --start 2026-12-25 --months 1 --json\n',
};

const collect = (file: string, earlier: readonly string[] = []): readonly string[] => [...earlier, file];

/** `zeren due`: the day on stdout, the reasons on stderr. */
export const addDue = (program: Command, language: Language): Command =>
  program
    .command('due')
    .description(texts.description[language])
    .requiredOption('--calendar <file...>', texts.calendar[language], collect)
    .requiredOption('--start <day>', texts.start[language])
    .option('--working-days <n>', texts.workingDays[language])
    .option('--calendar-days <n>', texts.calendarDays[language])
    .option('--months <n>', texts.months[language])
    .option('--window <n>', texts.window[language])
    .option('--backward', texts.backward[language])
    .option('--json', texts.json[language])
    .addHelpText('after', examples[language])
    .action((options: DueOptions) => {
      printDue(options, language);
    });

function printDue({ calendar, start, json, ...clock }: DueOptions, language: Language): void {
  const rule = ruleOfOptions(clock, start, language);
  const files = readCalendarFiles(calendar, language);
  const answer = answerOrRefuse(() => countDueDay(files, start, rule), language);
  if (json) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else process.stdout.write(`${answer.dueOn}\n`);
  for (const line of explainInWords(answer, language)) process.stderr.write(`${line}\n`);
}

function answerOrRefuse<Answer>(count: () => Answer, language: Language): Answer {
  try {
    return count();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, details } = error;
    const says: Words =
      code === 'day.does-not-exist'
        ? { zh: `没有 ${details['day'] ?? ''} 这一天`, en: `there is no day ${details['day'] ?? ''}` }
        : {
            zh: `不支持时区 ${details['timeZone'] ?? ''}`,
            en: `time zone ${details['timeZone'] ?? ''} is not supported`,
          };
    throw new Refusal(exitCodes.usage, `${says[language]} (${code})`);
  }
}
