import { usual, type TaskKindDefinition } from './task-kind';

/** 印发: the adopted plan goes out with its number. */
export const issuePlan = {
  key: 'issue-plan',
  assignee: 'desk',
  acts: ['issue'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
