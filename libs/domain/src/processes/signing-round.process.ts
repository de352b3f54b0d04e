import type { ProcessDefinition } from '../cycles/step';

/** 签订: both sides sign each letter of the round, the witness marks that they did. */
export const signingRound = {
  key: 'signing-round',
  steps: [
    {
      key: 'sign-letter',
      kind: 'sign-letter',
      each: 'round-letter-side',
      subject: 'letter/{letter}',
      assignee: 'side',
      opens: 'day:signing',
      due: { on: 'day:sign-until' },
    },
    {
      key: 'witness-letter',
      kind: 'witness-letter',
      each: 'round-letter-witness',
      subject: 'letter/{letter}',
      assignee: 'witness',
      opens: 'day:signing',
      due: { on: 'day:sign-until' },
    },
  ],
} as const satisfies ProcessDefinition;
