import type { ProcessDefinition } from '../cycles/step';

/** 退回修改: the next version of a returned letter, signed in a new round. */
export const returnedLetter = {
  key: 'returned-letter',
  steps: [
    {
      key: 'revise-letter',
      kind: 'revise-letter',
      each: 'changed-letter',
      subject: 'letter/{letter}',
      assignee: 'office',
      opens: 'day:opened',
      due: { workingDays: 2 },
    },
    {
      key: 'sign-letter',
      kind: 'sign-letter',
      each: 'changed-letter-side',
      subject: 'letter/{letter}',
      assignee: 'side',
      opens: 'day:reissued',
      due: { on: 'day:sign-until' },
    },
  ],
} as const satisfies ProcessDefinition;
