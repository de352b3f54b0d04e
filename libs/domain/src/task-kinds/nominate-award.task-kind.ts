import { usual, type TaskKindDefinition } from './task-kind';

/** 推荐: one nominee of a unit. */
export const nominateAward = {
  key: 'nominate-award',
  assignee: 'post',
  acts: ['nominate'],
  ...usual,
} as const satisfies TaskKindDefinition;
