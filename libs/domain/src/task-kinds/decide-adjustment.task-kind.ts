import { usual, type TaskKindDefinition } from './task-kind';

/** 加减分审定: the superior grants or refuses the entry. */
export const decideAdjustment = {
  key: 'decide-adjustment',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
} as const satisfies TaskKindDefinition;
