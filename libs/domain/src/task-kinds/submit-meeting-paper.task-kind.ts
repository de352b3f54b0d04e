import { usual, type TaskKindDefinition } from './task-kind';

/** 报送材料: a unit hands in its paper. */
export const submitMeetingPaper = {
  key: 'submit-meeting-paper',
  assignee: 'post',
  acts: ['file'],
  ...usual,
} as const satisfies TaskKindDefinition;
