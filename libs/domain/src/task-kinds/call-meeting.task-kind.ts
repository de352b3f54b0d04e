import { usual, type TaskKindDefinition } from './task-kind';

/** 通知会议: the office calls the meeting. */
export const callMeeting = {
  key: 'call-meeting',
  assignee: 'desk',
  acts: ['complete'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
