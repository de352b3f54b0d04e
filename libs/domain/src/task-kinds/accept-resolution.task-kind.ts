import type { TaskKindDefinition } from './task-kind';

/** 签收决议: the owner takes the resolution on. */
export const acceptResolution = {
  key: 'accept-resolution',
  assignee: 'post',
  acts: ['acknowledge'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
