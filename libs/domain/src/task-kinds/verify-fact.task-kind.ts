import type { TaskKindDefinition } from './task-kind';

/** 事实核查: the owner of a figure supplies the marks that rest on it. */
export const verifyFact = {
  key: 'verify-fact',
  assignee: 'post',
  acts: ['mark'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
