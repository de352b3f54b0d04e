import { Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import { hasRole } from '../access/principal';
import { SessionsService } from '../access/sessions.service';
import { Problem } from '../http/problem';
import type { ActRequest } from './acts.service';
import { mayActOn } from './task-access';

/** By these acts the draft of a plan comes nearer to the decision; sending it back never waits. */
const isStep = (kind: string, act: Act): boolean =>
  (kind === 'merge-plan-consultation' && act.kind === 'submit-plan') ||
  (kind === 'approve-plan' && act.kind === 'decide' && act.decision === 'approved');

/** A draft does not go on while a unit's comment on it has no answer. */
@Injectable()
export class PlanGateService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws Problem `comments-unanswered` that names the units. */
  async assertAnswered({ sessionSha256, taskId }: ActRequest, act: Act): Promise<void> {
    if (act.kind !== 'submit-plan' && act.kind !== 'decide') return;
    const principal = await this.sessions.find(sessionSha256);
    if (!principal) throw new Problem('unauthenticated');
    const { organisationId, personId } = principal;
    const units = await this.database.inTenant(organisationId, async ({ tasks, consultations }) => {
      const task = await tasks.find(organisationId, personId, taskId);
      // Of what is not his he hears nothing here; the act's own statement answers.
      const isHis = task && (mayActOn(task) || hasRole(principal, 'office'));
      if (!isHis || task.state !== 'open' || !isStep(task.kind, act)) return [];
      return consultations.listUnanswered(organisationId, task.cycleId);
    });
    if (units.length === 0) return;
    throw new Problem(
      'comments-unanswered',
      units.map((unit) => ({ pointer: '', code: 'comment.unanswered', message: unit })),
    );
  }
}
