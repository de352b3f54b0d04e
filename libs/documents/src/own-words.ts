import type { LetterContent } from '@zeren/domain';
import { letterText } from './letter-text';

/** The lines of a letter's text that neither the form nor the plan has put there: what somebody wrote for this letter. */
export function ownWords(text: string, content: LetterContent): string {
  const given = new Set(letterText({ ...content, changes: [] }).split('\n'));
  return text
    .split('\n')
    .filter((line) => !given.has(line))
    .map((line) => line.replace(ofChanges, ''))
    .filter((line) => line !== '')
    .join('\n');
}

/** Heading and numbers of the list of changes belong to the form, too. */
const ofChanges = /^四、修改内容$|^\d+\. /;
