import { usual, type TaskKindDefinition } from './task-kind';

/** 方案: how and until when the owner will fix it. */
export const planRectification = {
  key: 'plan-rectification',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
