import { usual, type TaskKindDefinition } from './task-kind';

/** 格式审核: form and completeness of a duty report. */
export const checkDutyReport = {
  key: 'check-duty-report',
  assignee: 'post',
  acts: ['confirm', 'return'],
  ...usual,
} as const satisfies TaskKindDefinition;
