import { usual, type TaskKindDefinition } from './task-kind';

/** 约谈跟踪: whether the agreed measures were taken. */
export const followUpTalk = {
  key: 'follow-up-talk',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
