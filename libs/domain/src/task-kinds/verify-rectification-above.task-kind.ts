import { usual, type TaskKindDefinition } from './task-kind';

/** 上级验收: second level of acceptance. */
export const verifyRectificationAbove = {
  key: 'verify-rectification-above',
  assignee: 'post',
  acts: ['verify'],
  ...usual,
} as const satisfies TaskKindDefinition;
