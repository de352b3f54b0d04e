import { usual, type TaskKindDefinition } from './task-kind';

/** 确认文本: the bearer agrees to the wording. */
export const confirmLetter = {
  key: 'confirm-letter',
  assignee: 'post',
  acts: ['confirm', 'return'],
  ...usual,
} as const satisfies TaskKindDefinition;
