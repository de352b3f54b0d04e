import { usual, type TaskKindDefinition } from './task-kind';

/** 领导审阅: a deputy reads the merged draft. */
export const reviewPlan = {
  key: 'review-plan',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
