import { usual, type TaskKindDefinition } from './task-kind';

/** 机关党委意见: the committee names whom it recommends. */
export const recommendAwards = {
  key: 'recommend-awards',
  assignee: 'post',
  acts: ['recommend-awards'],
  ...usual,
} as const satisfies TaskKindDefinition;
