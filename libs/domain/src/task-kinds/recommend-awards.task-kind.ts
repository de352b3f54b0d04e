import type { TaskKindDefinition } from './task-kind';

/** 机关党委意见: the committee names whom it recommends. */
export const recommendAwards = {
  key: 'recommend-awards',
  assignee: 'post',
  acts: ['recommend-awards'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
