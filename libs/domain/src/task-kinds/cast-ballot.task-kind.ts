import type { TaskKindDefinition } from './task-kind';

/** 投票: one rater's sheet; the sheet is secret, that he voted is not. */
export const castBallot = {
  key: 'cast-ballot',
  assignee: 'post',
  acts: ['cast'],
  delegable: 'never',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: 5,
} as const satisfies TaskKindDefinition;
