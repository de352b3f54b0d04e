import { usual, type TaskKindDefinition } from './task-kind';

/** 移交说明: the predecessor, as a person, hands over what is open. */
export const writeHandover = {
  key: 'write-handover',
  assignee: 'person',
  acts: ['file'],
  ...usual,
  delegable: 'never',
} as const satisfies TaskKindDefinition;
