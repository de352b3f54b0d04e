import type { PhaseDefinition } from './phase';

/** 责任书: level by level, the next one opened by the completion of the one above. */
export const letters = {
  key: 'letters',
  usuallyFrom: '01-26',
  usuallyUntil: '03-09',
  runs: 'signingRound',
  onePer: 'issuer',
  steps: [
    {
      key: 'check-letters',
      kind: 'check-letters',
      each: 'level',
      subject: 'level/{level}',
      assignee: 'office',
      opens: '01-26',
      due: { on: 'opens:check-letters' },
    },
    {
      key: 'confirm-letter',
      kind: 'confirm-letter',
      each: 'letter',
      subject: 'letter/{letter}',
      assignee: 'bearer',
      opens: '01-26',
      due: { workingDays: 5 },
    },
    {
      key: 'archive-letters',
      kind: 'archive-letters',
      each: 'once',
      subject: 'letters',
      assignee: 'office',
      opens: 'day:last-round-due',
      due: { workingDays: 5 },
    },
  ],
} as const satisfies PhaseDefinition;
