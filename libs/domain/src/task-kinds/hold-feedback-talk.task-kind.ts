import { usual, type TaskKindDefinition } from './task-kind';

/** 反馈谈话: what the result means and what follows from it. */
export const holdFeedbackTalk = {
  key: 'hold-feedback-talk',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
