import type { TaskKindDefinition } from './task-kind';

/** 校准签字: a member of the assessment group signs the sheet. */
export const signCalibration = {
  key: 'sign-calibration',
  assignee: 'post',
  acts: ['confirm'],
  delegable: 'never',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
