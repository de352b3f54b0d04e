import { usual, type TaskKindDefinition } from './task-kind';

/** 起草调整: the office writes the supplementary letter. */
export const draftAmendment = {
  key: 'draft-amendment',
  assignee: 'desk',
  acts: ['revise'],
  ...usual,
} as const satisfies TaskKindDefinition;
