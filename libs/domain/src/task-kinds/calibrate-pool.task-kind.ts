import { usual, type TaskKindDefinition } from './task-kind';

/** 校准: bounded, reasoned changes to a pool. */
export const calibratePool = {
  key: 'calibrate-pool',
  assignee: 'post',
  acts: ['calibrate'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
