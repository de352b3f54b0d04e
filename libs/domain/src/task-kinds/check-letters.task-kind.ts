import { usual, type TaskKindDefinition } from './task-kind';

/** 审核文本: the office checks the generated texts of a level. */
export const checkLetters = {
  key: 'check-letters',
  assignee: 'desk',
  acts: ['confirm'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
