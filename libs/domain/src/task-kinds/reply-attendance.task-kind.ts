import { usual, type TaskKindDefinition } from './task-kind';

/** 参会回复: a member says whether he comes. */
export const replyAttendance = {
  key: 'reply-attendance',
  assignee: 'post',
  acts: ['attend'],
  ...usual,
} as const satisfies TaskKindDefinition;
