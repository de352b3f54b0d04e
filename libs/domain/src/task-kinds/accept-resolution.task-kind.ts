import { usual, type TaskKindDefinition } from './task-kind';

/** 签收决议: the owner takes the resolution on. */
export const acceptResolution = {
  key: 'accept-resolution',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
} as const satisfies TaskKindDefinition;
