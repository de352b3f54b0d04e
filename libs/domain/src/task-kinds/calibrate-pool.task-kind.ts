import type { TaskKindDefinition } from './task-kind';

/** 校准: bounded, reasoned changes to a pool. */
export const calibratePool = {
  key: 'calibrate-pool',
  assignee: 'post',
  acts: ['calibrate'],
  delegable: 'always',
  remindWorkingDaysBefore: [],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
