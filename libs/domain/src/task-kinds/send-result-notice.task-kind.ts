import { usual, type TaskKindDefinition } from './task-kind';

/** 书面告知: the written notice, with the right to review. */
export const sendResultNotice = {
  key: 'send-result-notice',
  assignee: 'post',
  acts: ['complete'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
