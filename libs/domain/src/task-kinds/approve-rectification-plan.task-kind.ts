import { usual, type TaskKindDefinition } from './task-kind';

/** 方案审批: the leader in charge agrees to the plan. */
export const approveRectificationPlan = {
  key: 'approve-rectification-plan',
  assignee: 'post',
  acts: ['decide'],
  ...usual,
} as const satisfies TaskKindDefinition;
