import { usual, type TaskKindDefinition } from './task-kind';

/** 起草要点: the office puts the draft forward. */
export const draftPlan = {
  key: 'draft-plan',
  assignee: 'desk',
  acts: ['submit-plan'],
  ...usual,
} as const satisfies TaskKindDefinition;
