import { usual, type TaskKindDefinition } from './task-kind';

/** 锁定: from here on the result stands. */
export const lockCalibration = {
  key: 'lock-calibration',
  assignee: 'post',
  acts: ['complete'],
  ...usual,
} as const satisfies TaskKindDefinition;
