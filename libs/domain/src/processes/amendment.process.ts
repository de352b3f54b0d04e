import type { ProcessDefinition } from '../cycles/step';

/** 补充责任书: a supplementary letter from a fence date, drafted, approved, confirmed and signed again. */
export const amendment = {
  key: 'amendment',
  steps: [
    {
      key: 'draft-amendment',
      kind: 'draft-amendment',
      each: 'changed-letter',
      subject: 'amendment/{letter}',
      assignee: 'office',
      opens: 'day:opened',
      due: { workingDays: 3 },
    },
    {
      key: 'approve-amendment',
      kind: 'approve-amendment',
      each: 'changed-letter',
      subject: 'amendment/{letter}',
      assignee: 'secretary',
      opens: 'due:draft-amendment',
      due: { workingDays: 3 },
    },
    {
      key: 'confirm-letter',
      kind: 'confirm-letter',
      each: 'changed-letter',
      subject: 'amendment/{letter}',
      assignee: 'bearer',
      opens: 'due:approve-amendment',
      due: { workingDays: 5 },
    },
    {
      key: 'sign-letter',
      kind: 'sign-letter',
      each: 'changed-letter-side',
      subject: 'amendment/{letter}',
      assignee: 'side',
      opens: 'due:confirm-letter',
      due: { workingDays: 5 },
    },
  ],
} as const satisfies ProcessDefinition;
