import { usual, type TaskKindDefinition } from './task-kind';

/** 复核决定: the panel's decision, by nobody who decided the result. */
export const decideReview = {
  key: 'decide-review',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
  delegable: 'never',
} as const satisfies TaskKindDefinition;
