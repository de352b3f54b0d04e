import { usual, type TaskKindDefinition } from './task-kind';

/** 校准底稿: totals, ranks and limits on one sheet. */
export const prepareCalibration = {
  key: 'prepare-calibration',
  assignee: 'post',
  acts: ['complete'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
