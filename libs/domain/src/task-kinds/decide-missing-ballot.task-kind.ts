import { usual, type TaskKindDefinition } from './task-kind';

/** 缺票处理: a group of raters has no vote that counts; it votes again, or the verdict goes on without it. */
export const decideMissingBallot = {
  key: 'decide-missing-ballot',
  assignee: 'desk',
  acts: ['repeat-ballot', 'reweight', 'leave-out'],
  ...usual,
} as const satisfies TaskKindDefinition;
