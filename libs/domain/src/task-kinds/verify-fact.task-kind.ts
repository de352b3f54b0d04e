import { usual, type TaskKindDefinition } from './task-kind';

/** 事实核查: the owner of a figure supplies the marks that rest on it. */
export const verifyFact = {
  key: 'verify-fact',
  assignee: 'post',
  acts: ['mark'],
  ...usual,
} as const satisfies TaskKindDefinition;
