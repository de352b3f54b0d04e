import type { TaskKindDefinition } from './task-kind';

/** 审定: the secretary decides. */
export const decideAwards = {
  key: 'decide-awards',
  assignee: 'post',
  acts: ['decide'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
