import type { TaskKindDefinition } from './task-kind';

/** 签收结果: the subject has received his result. */
export const acknowledgeResult = {
  key: 'acknowledge-result',
  assignee: 'post',
  acts: ['acknowledge'],
  delegable: 'never',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
