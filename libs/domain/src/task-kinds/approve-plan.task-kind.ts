import { usual, type TaskKindDefinition } from './task-kind';

/** 书记审定: the secretary lets the draft go to the meeting. */
export const approvePlan = {
  key: 'approve-plan',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
