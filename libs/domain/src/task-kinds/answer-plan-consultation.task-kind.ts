import { usual, type TaskKindDefinition } from './task-kind';

/** 征求意见: a unit comments on the draft; silence is no objection, and is recorded as such. */
export const answerPlanConsultation = {
  key: 'answer-plan-consultation',
  assignee: 'post',
  acts: ['answer'],
  ...usual,
  whenExpired: 'no-objection',
  expiresWorkingDaysAfterDue: 0,
} as const satisfies TaskKindDefinition;
