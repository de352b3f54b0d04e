import { usual, type TaskKindDefinition } from './task-kind';

/** 加减分申请: a registered plus or minus entry is put forward with its evidence. */
export const requestAdjustment = {
  key: 'request-adjustment',
  assignee: 'post',
  acts: ['request-adjustment'],
  ...usual,
} as const satisfies TaskKindDefinition;
