import { usual, type TaskKindDefinition } from './task-kind';

/** 明年事项: what the bearer carries into next year. */
export const listNextYearItems = {
  key: 'list-next-year-items',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
