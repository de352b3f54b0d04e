import type { EntityManager } from 'typeorm';
import { ActContentRepository } from './act-content.repository';
import { CycleRowRepository } from './cycle-row.repository';
import { EvaluationRowRepository } from './evaluation-row.repository';
import { LetterRowRepository } from './letter-row.repository';
import { MeetingRowRepository } from './meeting-row.repository';
import { MissingRowRepository } from './missing-row.repository';
import { PlanRowRepository } from './plan-row.repository';
import { ReviewRowRepository } from './review-row.repository';
import { SuccessionRowRepository } from './succession-row.repository';
import { TaskBatchRepository } from './task-batch.repository';

/** What processes change, on the connection of one transaction. */
export const processRepositoriesOn = (manager: EntityManager) => ({
  acts: new ActContentRepository(manager),
  cycles: new CycleRowRepository(manager),
  evaluation: new EvaluationRowRepository(manager),
  letters: new LetterRowRepository(manager),
  meetings: new MeetingRowRepository(manager),
  missing: new MissingRowRepository(manager),
  plans: new PlanRowRepository(manager),
  reviews: new ReviewRowRepository(manager),
  successions: new SuccessionRowRepository(manager),
  tasks: new TaskBatchRepository(manager),
});
