import { ledgerEventKinds, phases, recordKinds, taskKinds } from '@zeren/domain';
import { shownStates } from '../ui/state-tones';
import en from './en.json';
import zh from './zh-CN.json';

const zhTexts: Readonly<Record<string, string>> = zh;
const enTexts: Readonly<Record<string, string>> = en;
const placeholders = (text: string | undefined): string[] => (text?.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the texts of the web', () => {
  it('have the same keys in Chinese and English', () => {
    expect(Object.keys(enTexts)).toEqual(Object.keys(zhTexts));
  });

  it('are nowhere empty, and fill in the same values in both languages', () => {
    const different = Object.keys(zhTexts).filter(
      (key) =>
        !zhTexts[key]?.trim() ||
        !enTexts[key]?.trim() ||
        placeholders(zhTexts[key]).join() !== placeholders(enTexts[key]).join(),
    );
    expect(different).toEqual([]);
  });

  it('name every task kind, act, phase, record kind, ledger event and state', () => {
    const needed = [
      ...taskKinds.map(({ key }) => `taskKind.${key}`),
      ...taskKinds.flatMap(({ acts }) => acts.flatMap((act) => [`act.${act}`, `actDone.${act}`])),
      ...phases.map(({ key }) => `phase.${key}`),
      ...recordKinds.flatMap(({ key, fields }) => [
        `recordKind.${key}`,
        ...Object.keys(fields).map((field) => `recordField.${field}`),
      ]),
      ...ledgerEventKinds.map((kind) => `ledger.${kind}`),
      ...shownStates.map((state) => `state.${state}`),
    ];
    expect(needed.filter((key) => !(key in zhTexts))).toEqual([]);
  });

  it('speak plain official Chinese: no exclamation marks', () => {
    expect(Object.values(zhTexts).filter((text) => /[!！]/.test(text))).toEqual([]);
  });
});
