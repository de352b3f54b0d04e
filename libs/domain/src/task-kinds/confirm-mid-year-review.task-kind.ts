import { usual, type TaskKindDefinition } from './task-kind';

/** 上级确认: the superior stands by the self-review. */
export const confirmMidYearReview = {
  key: 'confirm-mid-year-review',
  assignee: 'post',
  acts: ['confirm'],
  ...usual,
} as const satisfies TaskKindDefinition;
