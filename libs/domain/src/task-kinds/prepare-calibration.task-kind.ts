import type { TaskKindDefinition } from './task-kind';

/** 校准底稿: totals, ranks and limits on one sheet. */
export const prepareCalibration = {
  key: 'prepare-calibration',
  assignee: 'post',
  acts: ['complete'],
  delegable: 'always',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
