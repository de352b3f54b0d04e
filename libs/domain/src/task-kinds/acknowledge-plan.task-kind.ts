import type { TaskKindDefinition } from './task-kind';

/** 签收: a bearer has read the issued plan. */
export const acknowledgePlan = {
  key: 'acknowledge-plan',
  assignee: 'post',
  acts: ['acknowledge'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
