import { usual, type TaskKindDefinition } from './task-kind';

/** 修改文本: the office answers a return with the next version. */
export const reviseLetter = {
  key: 'revise-letter',
  assignee: 'desk',
  acts: ['revise'],
  ...usual,
} as const satisfies TaskKindDefinition;
