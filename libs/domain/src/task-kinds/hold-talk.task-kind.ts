import type { TaskKindDefinition } from './task-kind';

/** 约谈: the talk with its measures. */
export const holdTalk = {
  key: 'hold-talk',
  assignee: 'post',
  acts: ['file'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
