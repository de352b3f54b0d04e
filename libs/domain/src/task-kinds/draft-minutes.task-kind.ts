import { usual, type TaskKindDefinition } from './task-kind';

/** 起草纪要: the office writes down who came and what was settled. */
export const draftMinutes = {
  key: 'draft-minutes',
  assignee: 'desk',
  acts: ['record-minutes'],
  ...usual,
} as const satisfies TaskKindDefinition;
