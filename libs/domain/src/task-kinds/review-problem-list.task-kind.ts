import { usual, type TaskKindDefinition } from './task-kind';

/** 审阅问题: a deputy reads the problem list. */
export const reviewProblemList = {
  key: 'review-problem-list',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
