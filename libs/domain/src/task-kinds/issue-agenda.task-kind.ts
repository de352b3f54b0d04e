import { usual, type TaskKindDefinition } from './task-kind';

/** 印发议程: the office sends out the agenda. */
export const issueAgenda = {
  key: 'issue-agenda',
  assignee: 'desk',
  acts: ['complete'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
