import type { TaskKindDefinition } from './task-kind';

/** 方案审批: the leader in charge agrees to the plan. */
export const approveRectificationPlan = {
  key: 'approve-rectification-plan',
  assignee: 'post',
  acts: ['decide'],
  delegable: 'always',
  remindWorkingDaysBefore: [1],
  whenExpired: 'escalate',
  expiresWorkingDaysAfterDue: null,
} as const satisfies TaskKindDefinition;
