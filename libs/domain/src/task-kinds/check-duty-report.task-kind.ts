import type { TaskKindDefinition } from './task-kind';

/** 格式审核: form and completeness of a duty report. */
export const checkDutyReport = {
  key: 'check-duty-report',
  assignee: 'post',
  acts: ['confirm', 'return'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
