import { z } from 'zod';
import type { Operations } from '../operations';
import { instant } from '../page';
import { reason } from '../text';

const verdict = z.enum(['adopted', 'partly', 'not-adopted']);

export const planCommentListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      /** The task by which the unit was asked: it names the comment. */
      taskId: z.uuid(),
      unitCode: z.string(),
      opinion: z.enum(['agree', 'comment']),
      comment: z.string(),
      businessAt: instant,
      answer: z.strictObject({ verdict, reason: z.string(), answeredBy: z.string(), businessAt: instant }).nullable(),
    }),
  ),
  /** Until it is nought the draft does not go to the decision. */
  unanswered: z.int(),
});
export type PlanCommentList = z.infer<typeof planCommentListSchema>;

export const answerCommentSchema = z.strictObject({ taskId: z.uuid(), verdict, reason });
export type AnswerComment = z.infer<typeof answerCommentSchema>;

export const consultationOperations = {
  listPlanComments: {
    tag: 'plans',
    summary: 'What units said to the draft of a plan, and what was answered',
    answer: planCommentListSchema,
  },
  answerPlanComment: {
    tag: 'plans',
    summary: 'Answers one comment, once: adopted, partly or not, with the reason',
    body: answerCommentSchema,
    answer: planCommentListSchema,
    status: 201,
  },
} as const satisfies Operations;
