import type { TaskKindDefinition } from './task-kind';

/** 推荐: one nominee of a unit. */
export const nominateAward = {
  key: 'nominate-award',
  assignee: 'post',
  acts: ['nominate'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
