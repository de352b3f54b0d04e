import { stopsLaunch, type Clash, type ClashKind, type Rehearsal } from '@zeren/domain';
import type { Language, Words } from '../terminal/language';

const clashWords: Readonly<Record<ClashKind, Words>> = {
  roster: { zh: '组织不完整', en: 'the organisation lacks something' },
  'missing-approver': { zh: '无人办理', en: 'nobody is there to do it' },
  'circular-recusal': { zh: '回避成环', en: 'recusals come back to their start' },
  'indicator-without-provider': { zh: '指标无人提供数据', en: 'nobody supplies the indicator' },
  'due-before-opening': { zh: '期限早于开启', en: 'due before it opens' },
  'day-off': { zh: '期限在休息日', en: 'due on a day off' },
  'make-up-day': { zh: '期限在补班日', en: 'due on a make-up day' },
  provisional: { zh: '当年放假安排未公布', en: 'the list of days off is not published' },
  overload: { zh: '单日到期超过 10 项', en: 'more than 10 due on one day' },
};

const verdictWords = {
  can: { zh: '可以启动', en: 'the year can be launched' },
  cannot: { zh: '不能启动', en: 'the year cannot be launched' },
} as const satisfies Readonly<Record<string, Words>>;

/** Persons with their totals and heaviest days, then the clashes, those first that stop a launch; the verdict last. */
export function rehearsalInWords(
  { tasks, loads, clashes, canLaunch }: Rehearsal,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const named = (code: string) => [code, names.get(code)].filter(Boolean).join(' ');
  const head: Words = {
    zh: `${tasks.length} 项待办，${loads.length} 人`,
    en: `${tasks.length} tasks, ${loads.length} persons`,
  };
  return [
    head[language],
    ...loads.map(({ person, tasks: total, heaviest }) => loadLine(named(person), total, heaviest, language)),
    ...clashes.map((clash) => clashLine(clash, named, language)),
    (canLaunch ? verdictWords.can : verdictWords.cannot)[language],
    '',
  ].join('\n');
}

const loadLine = (
  person: string,
  total: number,
  { day, due }: { readonly day: string; readonly due: number },
  language: Language,
): string =>
  language === 'zh' ? `  ${person}  ${total} 项，${day} 到期 ${due} 项` : `  ${person}  ${total}, ${due} due on ${day}`;

function clashLine(clash: Clash, named: (code: string) => string, language: Language): string {
  const { kind, day, who, tasks, kinds, chain } = clash;
  const facts = [day, who && named(who), tasks > 0 ? String(tasks) : null, kinds.join(' '), chain.join(' → ')];
  return `${stopsLaunch(clash) ? '✗' : '!'} ${clashWords[kind][language]}: ${facts.filter(Boolean).join('  ')}`;
}
