import { usual, type TaskKindDefinition } from './task-kind';

/** 汇总意见: the comments are merged into the draft. */
export const mergePlanConsultation = {
  key: 'merge-plan-consultation',
  assignee: 'desk',
  acts: ['submit-plan'],
  ...usual,
} as const satisfies TaskKindDefinition;
