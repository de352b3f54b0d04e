import { usual, type TaskKindDefinition } from './task-kind';

/** 审核纪要: the office director reads the minutes. */
export const reviewMinutes = {
  key: 'review-minutes',
  assignee: 'post',
  acts: ['confirm'],
  ...usual,
} as const satisfies TaskKindDefinition;
