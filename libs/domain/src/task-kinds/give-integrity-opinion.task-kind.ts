import { usual, type TaskKindDefinition } from './task-kind';

/** 廉政意见: the discipline team's opinion on a bearer. */
export const giveIntegrityOpinion = {
  key: 'give-integrity-opinion',
  assignee: 'post',
  acts: ['opine'],
  ...usual,
} as const satisfies TaskKindDefinition;
