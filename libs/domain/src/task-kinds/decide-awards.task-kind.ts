import { usual, type TaskKindDefinition } from './task-kind';

/** 审定: the secretary decides. */
export const decideAwards = {
  key: 'decide-awards',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
} as const satisfies TaskKindDefinition;
