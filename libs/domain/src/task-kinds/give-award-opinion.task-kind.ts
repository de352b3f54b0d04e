import { usual, type TaskKindDefinition } from './task-kind';

/** 纪检意见: the discipline team's opinion on the nominees. */
export const giveAwardOpinion = {
  key: 'give-award-opinion',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
