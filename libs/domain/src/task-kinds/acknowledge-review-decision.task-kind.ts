import { usual, type TaskKindDefinition } from './task-kind';

/** 签收决定: the applicant has received the decision. */
export const acknowledgeReviewDecision = {
  key: 'acknowledge-review-decision',
  assignee: 'post',
  acts: ['acknowledge'],
  ...usual,
} as const satisfies TaskKindDefinition;
