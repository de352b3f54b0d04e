import { usual, type TaskKindDefinition } from './task-kind';

/** 反馈办理: the owner reports what was done. */
export const reportResolution = {
  key: 'report-resolution',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
