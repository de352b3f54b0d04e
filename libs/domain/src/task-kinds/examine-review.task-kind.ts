import { usual, type TaskKindDefinition } from './task-kind';

/** 核查: the rapporteur looks into the request. */
export const examineReview = {
  key: 'examine-review',
  assignee: 'post',
  acts: ['file'],
  ...usual,
  delegable: 'never',
} as const satisfies TaskKindDefinition;
