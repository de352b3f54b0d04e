import { usual, type TaskKindDefinition } from './task-kind';

/** 签收: a bearer has read the issued plan. */
export const acknowledgePlan = {
  key: 'acknowledge-plan',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
} as const satisfies TaskKindDefinition;
