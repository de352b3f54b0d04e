import type { TaskKindDefinition } from './task-kind';

/** 汇总意见: the comments are merged into the draft. */
export const mergePlanConsultation = {
  key: 'merge-plan-consultation',
  assignee: 'desk',
  acts: ['submit-plan'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
