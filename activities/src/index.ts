import type { Database } from '@zeren/database';
import { createCycleActivities, type CycleActivities } from './cycles/cycle.activities';
import { createEvaluationActivities, type EvaluationActivities } from './evaluations/evaluation.activities';
import { createLetterActivities, type LetterActivities } from './letters/letter.activities';
import { createMeetingActivities, type MeetingActivities } from './meetings/meeting.activities';
import { createPlanActivities, type PlanActivities } from './plans/plan.activities';
import { createProcessActivities, type ProcessActivities } from './process/process.activities';
import { createReviewActivities, type ReviewActivities } from './reviews/review.activities';

export type {
  CycleActivities,
  EvaluationActivities,
  LetterActivities,
  MeetingActivities,
  PlanActivities,
  ProcessActivities,
  ReviewActivities,
};

export type Activities = ProcessActivities &
  PlanActivities &
  LetterActivities &
  MeetingActivities &
  ReviewActivities &
  EvaluationActivities &
  CycleActivities;

/** Every activity the worker serves, one explicit object: the compiler proves that each proxied one exists. */
export const createActivities = (dependencies: { readonly database: Database }): Activities => ({
  ...createProcessActivities(dependencies),
  ...createPlanActivities(dependencies),
  ...createLetterActivities(dependencies),
  ...createMeetingActivities(dependencies),
  ...createReviewActivities(dependencies),
  ...createEvaluationActivities(dependencies),
  ...createCycleActivities(dependencies),
});
