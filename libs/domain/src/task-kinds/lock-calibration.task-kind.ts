import type { TaskKindDefinition } from './task-kind';

/** 锁定: from here on the result stands. */
export const lockCalibration = {
  key: 'lock-calibration',
  assignee: 'post',
  acts: ['complete'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
