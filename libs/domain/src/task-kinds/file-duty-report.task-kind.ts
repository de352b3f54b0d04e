import type { TaskKindDefinition } from './task-kind';

/** 述职报告: a bearer's report on his year. */
export const fileDutyReport = {
  key: 'file-duty-report',
  assignee: 'post',
  acts: ['file'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
