import { usual, type TaskKindDefinition } from './task-kind';

/** 认领: the owner takes the rectification on. */
export const acceptRectification = {
  key: 'accept-rectification',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
} as const satisfies TaskKindDefinition;
