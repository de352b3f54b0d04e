import { usual, type TaskKindDefinition } from './task-kind';

/** 核验: the leader in charge checks the report. */
export const verifyResolution = {
  key: 'verify-resolution',
  assignee: 'post',
  acts: ['verify'],
  ...usual,
} as const satisfies TaskKindDefinition;
