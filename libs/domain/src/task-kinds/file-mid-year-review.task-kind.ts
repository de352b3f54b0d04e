import { usual, type TaskKindDefinition } from './task-kind';

/** 半年自查: a bearer's self-review at mid-year. */
export const fileMidYearReview = {
  key: 'file-mid-year-review',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
