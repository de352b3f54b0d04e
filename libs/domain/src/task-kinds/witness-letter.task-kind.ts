import { usual, type TaskKindDefinition } from './task-kind';

/** 见证: the witness marks that the signing took place. */
export const witnessLetter = {
  key: 'witness-letter',
  assignee: 'post',
  acts: ['witness'],
  ...usual,
  expiresWorkingDaysAfterDue: 5,
} as const satisfies TaskKindDefinition;
