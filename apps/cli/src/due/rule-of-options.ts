import type { Day, DueRule } from '@zeren/domain';
import type { Language } from '../terminal/language';
import { exitCodes, Refusal } from '../terminal/refusal';

export interface RuleOptions {
  readonly workingDays?: string;
  readonly calendarDays?: string;
  readonly months?: string;
  readonly window?: string;
  readonly backward?: boolean;
}

/** A lifetime; more is a slip of the finger. */
const longest = 30_000;

/**
 * The one clock that the flags name.
 *
 * @throws Refusal when there is none, more than one, or a length that is no whole number
 */
export function ruleOfOptions(options: RuleOptions, start: Day, language: Language): DueRule {
  const length = (text: string): number => {
    const days = /^[1-9]\d{0,5}$/.test(text) ? +text : Infinity;
    if (days <= longest) return days;
    throw usage(
      language,
      `时长须为 1 到 ${longest} 的整数，不是“${text}”`,
      `a length is a whole number from 1 to ${longest}, not "${text}"`,
    );
  };
  const rules: readonly DueRule[] = [
    ...(options.workingDays === undefined ? [] : [{ kind: 'workingDays', days: length(options.workingDays) } as const]),
    ...(options.calendarDays === undefined
      ? []
      : [{ kind: 'calendarDays', days: length(options.calendarDays) } as const]),
    ...(options.months === undefined ? [] : [{ kind: 'months', months: length(options.months) } as const]),
    ...(options.window === undefined ? [] : [{ kind: 'window', days: length(options.window) } as const]),
    ...(options.backward ? [{ kind: 'workingDayBefore', of: start } as const] : []),
  ];
  const [rule, another] = rules;
  if (rule && !another) return rule;
  throw usage(
    language,
    '须且仅须给出一种时长：--working-days、--calendar-days、--months、--window 或 --backward',
    'give exactly one of --working-days, --calendar-days, --months, --window, --backward',
  );
}

const usage = (language: Language, zh: string, en: string): Refusal =>
  new Refusal(exitCodes.usage, language === 'zh' ? zh : en);
