import { usual, type TaskKindDefinition } from './task-kind';

/** 校准签字: a member of the assessment group signs the sheet. */
export const signCalibration = {
  key: 'sign-calibration',
  assignee: 'post',
  acts: ['confirm'],
  ...usual,
  delegable: 'never',
  remindWorkingDaysBefore: [],
} as const satisfies TaskKindDefinition;
