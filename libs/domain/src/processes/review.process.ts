import type { ProcessDefinition } from '../cycles/step';

/** 复核: admitted, examined, decided by a panel, acknowledged. */
export const review = {
  key: 'review',
  steps: [
    {
      key: 'accept-review',
      kind: 'accept-review',
      each: 'review',
      subject: 'review/{letter}',
      assignee: 'office',
      opens: 'day:opened',
      due: { workingDays: 2 },
    },
    {
      key: 'examine-review',
      kind: 'examine-review',
      each: 'review',
      subject: 'review/{letter}',
      assignee: 'reviewRapporteur',
      opens: 'due:accept-review',
      due: { workingDays: 7, from: 'day:opened' },
    },
    {
      key: 'decide-review',
      kind: 'decide-review',
      each: 'review',
      subject: 'review/{letter}',
      assignee: 'reviewChair',
      opens: 'opens:examine-review',
      due: { workingDays: 10, from: 'day:opened' },
    },
    {
      key: 'acknowledge-review-decision',
      kind: 'acknowledge-review-decision',
      each: 'review',
      subject: 'review/{letter}',
      assignee: 'bearer',
      opens: 'opens:decide-review',
      due: { workingDays: 5 },
    },
  ],
} as const satisfies ProcessDefinition;
