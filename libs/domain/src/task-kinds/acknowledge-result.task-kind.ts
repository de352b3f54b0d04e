import { usual, type TaskKindDefinition } from './task-kind';

/** 签收结果: the subject has received his result. */
export const acknowledgeResult = {
  key: 'acknowledge-result',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
  delegable: 'never',
} as const satisfies TaskKindDefinition;
