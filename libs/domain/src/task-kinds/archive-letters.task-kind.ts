import { usual, type TaskKindDefinition } from './task-kind';

/** 归档: the round goes to the archive. */
export const archiveLetters = {
  key: 'archive-letters',
  assignee: 'desk',
  acts: ['complete'],
  ...usual,
} as const satisfies TaskKindDefinition;
