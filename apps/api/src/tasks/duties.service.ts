import { Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import { Database, type Repositories, type TaskDetails } from '@zeren/database';
import {
  isTaskKindKey,
  judgedBy,
  ownMatterOf,
  taskKinds,
  type ActKind,
  type Deed,
  type Matter,
  type TaskKindKey,
} from '@zeren/domain';
import { SessionsService } from '../access/sessions.service';
import { Problem } from '../http/problem';
import { mayActOn } from './task-access';

/** Acts by which something is judged: for all others nobody is asked what he did before. */
const judgingActs: ReadonlySet<ActKind> = new Set(
  taskKinds.flatMap(({ key, acts }): readonly ActKind[] => (key !== 'cast-ballot' && judgedBy(key) ? acts : [])),
);

/** Nobody judges what is his own. */
@Injectable()
export class DutiesService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws Problem `own-matter` when who acts (on paper: whoever signed it; a substitute: either of the two) did what he would judge, or it is about him. */
  async assertSeparate(sessionSha256: string, taskId: string, { kind: act, onPaper }: Act): Promise<void> {
    if (!judgingActs.has(act)) return;
    const principal = await this.sessions.find(sessionSha256);
    if (!principal) throw new Problem('unauthenticated');
    const { organisationId, personId } = principal;
    await this.database.inTenant(organisationId, async (repositories) => {
      const task = await repositories.tasks.find(organisationId, personId, taskId);
      // Of what is not his he hears nothing here; the act's own statement answers.
      if (!task || !isTaskKindKey(task.kind) || !(mayActOn(task) || onPaper)) return;
      const matter = await matterOf(repositories, organisationId, task, task.kind);
      if (!matter) return;
      const actors = onPaper
        ? await repositories.duties.holders(organisationId, task.cycleId, task.assignee)
        : [personId, ...(task.onBehalfOf ? [task.onBehalfOf.id] : [])];
      for (const actor of actors) assertNotOwn(actor, task.kind, matter);
    });
  }
}

function assertNotOwn(personId: string, kind: TaskKindKey, matter: Matter): void {
  const why = ownMatterOf(personId, kind, matter);
  if (why) throw new Problem('own-matter', [{ pointer: '', code: `duty.${why}`, message: kind }]);
}

async function matterOf(
  { duties }: Repositories,
  organisationId: string,
  { cycleId, subject }: TaskDetails,
  kind: TaskKindKey,
): Promise<Matter | null> {
  const judged = judgedBy(kind);
  if (!judged) return null;
  const question = { cycleId, kinds: judged.of, subject: judged.ofCycle ? null : subject };
  const [about, letterCode = ''] = subject.split('/');
  const bearer = about === 'review' ? await duties.bearer(organisationId, cycleId, letterCode) : undefined;
  return {
    deeds: (await duties.deeds(organisationId, question)) as readonly Deed[],
    concerns: bearer === undefined ? [] : await duties.holders(organisationId, cycleId, bearer),
  };
}
