import { usual, type TaskKindDefinition } from './task-kind';

/** 接收: the successor has what he needs. */
export const acceptHandover = {
  key: 'accept-handover',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
} as const satisfies TaskKindDefinition;
