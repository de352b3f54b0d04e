import type { TaskKindDefinition } from './task-kind';

/** 廉政意见: the discipline team's opinion on a bearer. */
export const giveIntegrityOpinion = {
  key: 'give-integrity-opinion',
  assignee: 'post',
  acts: ['opine'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
