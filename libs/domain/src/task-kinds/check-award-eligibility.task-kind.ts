import { usual, type TaskKindDefinition } from './task-kind';

/** 资格审核: who may be considered, and which rule stands against the others. */
export const checkAwardEligibility = {
  key: 'check-award-eligibility',
  assignee: 'desk',
  acts: ['check-awards'],
  ...usual,
} as const satisfies TaskKindDefinition;
