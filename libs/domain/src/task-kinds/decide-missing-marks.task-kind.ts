import { usual, type TaskKindDefinition } from './task-kind';

/** 缺分处理: marks that a verdict rests on were never given; it goes on without them, or somebody is not evaluated. */
export const decideMissingMarks = {
  key: 'decide-missing-marks',
  assignee: 'desk',
  acts: ['reweight', 'leave-out'],
  ...usual,
} as const satisfies TaskKindDefinition;
