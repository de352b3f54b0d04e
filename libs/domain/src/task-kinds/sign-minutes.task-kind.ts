import { usual, type TaskKindDefinition } from './task-kind';

/** 签署纪要: who attended confirms the minutes, who was on leave reads them. */
export const signMinutes = {
  key: 'sign-minutes',
  assignee: 'person',
  acts: ['sign-off'],
  ...usual,
  delegable: 'never',
} as const satisfies TaskKindDefinition;
