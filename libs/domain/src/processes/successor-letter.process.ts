import type { ProcessDefinition } from '../cycles/step';

/** 继任重签: the successor in a post signs his own letter. */
export const successorLetter = {
  key: 'successor-letter',
  steps: [
    {
      key: 'check-letters',
      kind: 'check-letters',
      each: 'changed-letter',
      subject: 'letter/{letter}',
      assignee: 'office',
      opens: 'day:opened',
      due: { workingDays: 2 },
    },
    {
      key: 'confirm-letter',
      kind: 'confirm-letter',
      each: 'changed-letter',
      subject: 'letter/{letter}',
      assignee: 'bearer',
      opens: 'due:check-letters',
      due: { workingDays: 5 },
    },
    {
      key: 'sign-letter',
      kind: 'sign-letter',
      each: 'changed-letter-side',
      subject: 'letter/{letter}',
      assignee: 'side',
      opens: 'due:confirm-letter',
      due: { on: 'day:sign-until' },
    },
    {
      key: 'witness-letter',
      kind: 'witness-letter',
      each: 'changed-letter',
      subject: 'letter/{letter}',
      assignee: 'witness',
      opens: 'due:confirm-letter',
      due: { on: 'day:sign-until' },
    },
  ],
} as const satisfies ProcessDefinition;
