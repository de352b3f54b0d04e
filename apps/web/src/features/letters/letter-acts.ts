import type { LetterView } from '@zeren/api-contracts';
import type { ActBody } from '../../http/acts';

/** What can be done on the page of a letter; the texts of each dialog begin with its name. */
export const letterActs = ['sign', 'witness', 'confirm', 'return', 'refuse'] as const;
export type LetterAct = (typeof letterActs)[number];

export const needsReason = (act: LetterAct): boolean => act === 'return' || act === 'refuse';

const bodies: Readonly<Record<LetterAct, (letter: LetterView, reason: string) => ActBody>> = {
  sign: ({ documentSha256 }) => ({ kind: 'sign', documentSha256 }),
  witness: ({ documentSha256 }) => ({ kind: 'witness', documentSha256 }),
  confirm: ({ documentSha256 }) => ({ kind: 'confirm', documentSha256 }),
  return: (_letter, reason) => ({ kind: 'return', reason }),
  refuse: (_letter, reason) => ({ kind: 'refuse', reason }),
};

export const bodyOfLetterAct = (act: LetterAct, letter: LetterView, reason: string): ActBody =>
  bodies[act](letter, reason);
