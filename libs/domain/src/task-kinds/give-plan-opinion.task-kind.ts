import { usual, type TaskKindDefinition } from './task-kind';

/** 纪检意见: the discipline team's opinion on the draft. */
export const givePlanOpinion = {
  key: 'give-plan-opinion',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
