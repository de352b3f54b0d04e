import { usual, type TaskKindDefinition } from './task-kind';

/** 汇总问题: problems with cause and next step, from the self-reviews. */
export const compileProblemList = {
  key: 'compile-problem-list',
  assignee: 'desk',
  acts: ['list-problems'],
  ...usual,
} as const satisfies TaskKindDefinition;
