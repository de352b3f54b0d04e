import type { TaskKindDefinition } from './task-kind';

/** 核验: the leader in charge checks the report. */
export const verifyResolution = {
  key: 'verify-resolution',
  assignee: 'post',
  acts: ['verify'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
