import { usual, type TaskKindDefinition } from './task-kind';

/** 季度核评: the office marks the quarter. */
export const checkQuarterlyReport = {
  key: 'check-quarterly-report',
  assignee: 'post',
  acts: ['mark'],
  ...usual,
} as const satisfies TaskKindDefinition;
