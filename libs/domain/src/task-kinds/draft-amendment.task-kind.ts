import type { TaskKindDefinition } from './task-kind';

/** 起草调整: the office writes the supplementary letter. */
export const draftAmendment = {
  key: 'draft-amendment',
  assignee: 'desk',
  acts: ['revise'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
