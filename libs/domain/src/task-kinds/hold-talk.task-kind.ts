import { usual, type TaskKindDefinition } from './task-kind';

/** 约谈: the talk with its measures. */
export const holdTalk = {
  key: 'hold-talk',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
