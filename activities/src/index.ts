import type { Database } from '@zeren/database';
import { createAppealActivities, type AppealActivities } from './reviews/appeal.activities';
import { createAwardActivities, type AwardActivities } from './evaluations/award.activities';
import { createCommandActivities, type CommandActivities } from './process/command.activities';
import { createCycleActivities, type CycleActivities } from './cycles/cycle.activities';
import { createEvaluationActivities, type EvaluationActivities } from './evaluations/evaluation.activities';
import { createLetterActivities, type LetterActivities } from './letters/letter.activities';
import { createLetterVersionActivities, type LetterVersionActivities } from './letters/letter-version.activities';
import { createMeetingActivities, type MeetingActivities } from './meetings/meeting.activities';
import { createPlanActivities, type PlanActivities } from './plans/plan.activities';
import { createProcessActivities, type ProcessActivities } from './process/process.activities';
import { createRepeatBallotsActivities, type RepeatBallotsActivities } from './evaluations/repeat-ballots.activities';
import { createReviewActivities, type ReviewActivities } from './reviews/review.activities';
import { createSuccessionActivities, type SuccessionActivities } from './letters/succession.activities';
import { createYearCommandActivities, type YearCommandActivities } from './cycles/year-command.activities';

export type {
  AppealActivities,
  AwardActivities,
  CommandActivities,
  CycleActivities,
  EvaluationActivities,
  LetterActivities,
  LetterVersionActivities,
  MeetingActivities,
  PlanActivities,
  ProcessActivities,
  RepeatBallotsActivities,
  ReviewActivities,
  SuccessionActivities,
  YearCommandActivities,
};

export type Activities = AppealActivities &
  AwardActivities &
  CommandActivities &
  CycleActivities &
  EvaluationActivities &
  LetterActivities &
  LetterVersionActivities &
  MeetingActivities &
  PlanActivities &
  ProcessActivities &
  RepeatBallotsActivities &
  ReviewActivities &
  SuccessionActivities &
  YearCommandActivities;

/** Every activity the worker serves, one explicit object: the compiler proves that each proxied one exists. */
export const createActivities = (dependencies: { readonly database: Database }): Activities => ({
  ...createAppealActivities(dependencies),
  ...createAwardActivities(dependencies),
  ...createCommandActivities(dependencies),
  ...createCycleActivities(dependencies),
  ...createEvaluationActivities(dependencies),
  ...createLetterActivities(dependencies),
  ...createLetterVersionActivities(dependencies),
  ...createMeetingActivities(dependencies),
  ...createPlanActivities(dependencies),
  ...createProcessActivities(dependencies),
  ...createRepeatBallotsActivities(dependencies),
  ...createReviewActivities(dependencies),
  ...createSuccessionActivities(dependencies),
  ...createYearCommandActivities(dependencies),
});
