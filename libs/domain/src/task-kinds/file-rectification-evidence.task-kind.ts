import { usual, type TaskKindDefinition } from './task-kind';

/** 报送佐证: what shows that it is fixed. */
export const fileRectificationEvidence = {
  key: 'file-rectification-evidence',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
