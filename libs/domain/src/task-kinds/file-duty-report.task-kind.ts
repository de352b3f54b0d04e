import { usual, type TaskKindDefinition } from './task-kind';

/** 述职报告: a bearer's report on his year. */
export const fileDutyReport = {
  key: 'file-duty-report',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
