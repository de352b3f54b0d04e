import { usual, type TaskKindDefinition } from './task-kind';

/** 登记: the awards are entered. */
export const recordAwards = {
  key: 'record-awards',
  assignee: 'desk',
  acts: ['complete'],
  ...usual,
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
