import { usual, type TaskKindDefinition } from './task-kind';

/** 本单位验收: first level of acceptance, never by the owner. */
export const verifyRectificationInUnit = {
  key: 'verify-rectification-in-unit',
  assignee: 'post',
  acts: ['verify'],
  ...usual,
} as const satisfies TaskKindDefinition;
