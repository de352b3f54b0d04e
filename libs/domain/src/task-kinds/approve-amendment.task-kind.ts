import { usual, type TaskKindDefinition } from './task-kind';

/** 审批调整: the approver for this kind of target says yes or no. */
export const approveAmendment = {
  key: 'approve-amendment',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
} as const satisfies TaskKindDefinition;
