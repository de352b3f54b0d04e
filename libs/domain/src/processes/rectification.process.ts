import type { ProcessDefinition } from '../cycles/step';

/** 整改: one item of the ledger, from acceptance by its owner to acceptance on two levels. */
export const rectification = {
  key: 'rectification',
  steps: [
    {
      key: 'accept-rectification',
      kind: 'accept-rectification',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'owner',
      opens: 'day:opened',
      due: { workingDays: 3 },
    },
    {
      key: 'plan-rectification',
      kind: 'plan-rectification',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'owner',
      opens: 'day:opened',
      due: { workingDays: 10 },
    },
    {
      key: 'approve-rectification-plan',
      kind: 'approve-rectification-plan',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'superiorVerifier',
      opens: 'due:plan-rectification',
      due: { workingDays: 3 },
    },
    {
      key: 'file-rectification-evidence',
      kind: 'file-rectification-evidence',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'owner',
      opens: 'due:approve-rectification-plan',
      due: { on: 'day:closing' },
    },
    {
      key: 'verify-rectification-in-unit',
      kind: 'verify-rectification-in-unit',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'unitVerifier',
      opens: 'day:closing',
      due: { workingDays: 3 },
    },
    {
      key: 'verify-rectification-above',
      kind: 'verify-rectification-above',
      each: 'rectification',
      subject: 'rectification/{rectification}',
      assignee: 'superiorVerifier',
      opens: 'due:verify-rectification-in-unit',
      due: { workingDays: 5, from: 'day:closing' },
    },
  ],
} as const satisfies ProcessDefinition;
