import type { Annex } from './letter-annexes';

/** What the text of every letter has to say, and the words by which a section says that it does. */
const wordsOf = {
  scope: ['责任范围'],
  measures: ['措施'],
  'rights-and-duties': ['权利', '义务'],
  'rewards-and-penalties': ['奖', '惩'],
} as const;

export type LetterContents = keyof typeof wordsOf | 'indicators';
export const letterContents = [...(Object.keys(wordsOf) as (keyof typeof wordsOf)[]), 'indicators'] as const;

/** The text of a letter with what its annexes put into it. */
export interface LetterToCheck {
  readonly text: string;
  readonly annexes: readonly Annex[];
}

const heading = /^[一二三四五六七八九十]+、(.+)$/;
/** Where the sections end: what is signed has been said. */
const signature = /^双方签字|签字：$/;

/**
 * What a letter does not say, by rule: a content whose section is not there or is empty, `indicators` when there are none or
 * the text does not hold one of them in full (a letter is read without the plan at hand).
 */
export function missingContents({ text, annexes }: LetterToCheck): readonly LetterContents[] {
  const filled = filledHeadings(text);
  const isSaid = (word: string) => filled.some((title) => title.includes(word));
  const indicators = annexes.flatMap((annex) => annex.indicators);
  const areIndicatorsSaid =
    indicators.length > 0 &&
    annexes.every((annex) => annex.indicators.length > 0) &&
    indicators.every(({ title }) => title.trim() !== '' && text.includes(title));
  return letterContents.filter((content) =>
    content === 'indicators' ? !areIndicatorsSaid : !wordsOf[content].every(isSaid),
  );
}

/** Headings under which something stands. */
function filledHeadings(text: string): readonly string[] {
  const filled = new Set<string>();
  let current: string | undefined;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const title = heading.exec(line)?.[1];
    if (title !== undefined) current = title;
    else if (signature.test(line)) current = undefined;
    else if (line !== '' && current !== undefined) filled.add(current);
  }
  return [...filled];
}
