import { diffArrays } from 'diff';

export interface TextPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words of a text as Chinese is read: dictionary words, spaces and punctuation each for themselves. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment);

/** Words that may differ before the comparison is given up: two texts that have so little in common are shown one after the other. */
const mostChanges = 1000;

/** What a text says otherwise than the one before, word by word, in the order of reading; the parts that are not added make up the first text, those that are not removed the second. */
export function textChanges(before: string, after: string): readonly TextPart[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostChanges }) ?? [
    { removed: true, added: false, value: [before] },
    { removed: false, added: true, value: [after] },
  ];
  return changes
    .map(({ added, removed, value }): TextPart => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }))
    .filter(({ text }) => text !== '');
}
