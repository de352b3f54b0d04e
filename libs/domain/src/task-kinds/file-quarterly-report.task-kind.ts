import { usual, type TaskKindDefinition } from './task-kind';

/** 季度自评: a bearer's own view of his quarter. */
export const fileQuarterlyReport = {
  key: 'file-quarterly-report',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
