import { usual, type TaskKindDefinition } from './task-kind';

/** 纪检意见: the discipline team's opinion on the problem list. */
export const giveProblemListOpinion = {
  key: 'give-problem-list-opinion',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
