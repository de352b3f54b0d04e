import { usual, type TaskKindDefinition } from './task-kind';

/** 受理复核: a request for review is admitted. */
export const acceptReview = {
  key: 'accept-review',
  assignee: 'desk',
  acts: ['confirm'],
  ...usual,
} as const satisfies TaskKindDefinition;
