import type { ProcessDefinition } from '../cycles/step';

/** 岗位变动: the predecessor hands over, the successor takes on. */
export const succession = {
  key: 'succession',
  steps: [
    {
      key: 'write-handover',
      kind: 'write-handover',
      each: 'succession',
      subject: 'succession/{post}',
      assignee: 'predecessor',
      opens: 'day:opened',
      due: { workingDays: 5 },
    },
    {
      key: 'accept-handover',
      kind: 'accept-handover',
      each: 'succession',
      subject: 'succession/{post}',
      assignee: 'post',
      opens: 'due:write-handover',
      due: { workingDays: 3 },
    },
  ],
} as const satisfies ProcessDefinition;
