import { Injectable } from '@nestjs/common';
import type {
  AdjustmentList,
  AdjustmentView,
  CyclePageQuery,
  FileObjection,
  ObjectionList,
  ObjectionView,
  RegisterAdjustment,
} from '@zeren/api-contracts';
import { Database, newId, type Repositories } from '@zeren/database';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { requireCycle } from '../cycles/require-cycle';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { isWindowOpen } from './is-window-open';

/** What people file about the evaluation: plus and minus entries, objections. */
@Injectable()
export class FilingsService {
  constructor(private readonly database: Database) {}

  async listAdjustments(
    { organisationId }: Principal,
    { cycleId, limit, cursor }: CyclePageQuery,
  ): Promise<AdjustmentList> {
    const after = readKeyCursor(cursor, 'id');
    const rows = await this.database.inTenant(organisationId, ({ evaluation }) =>
      evaluation.listAdjustments(organisationId, cycleId, after?.[1] ?? null, limit + 1),
    );
    return keyPageOf(rows, limit, ({ id }) => [id, id]);
  }

  async listObjections(
    { organisationId }: Principal,
    { cycleId, limit, cursor }: CyclePageQuery,
  ): Promise<ObjectionList> {
    const after = readKeyCursor(cursor, 'id');
    const rows = await this.database.inTenant(organisationId, ({ evaluation }) =>
      evaluation.listObjections(organisationId, cycleId, after?.[1] ?? null, limit + 1),
    );
    return keyPageOf(rows, limit, ({ id }) => [id, id]);
  }

  async registerAdjustment(
    repositories: Repositories,
    principal: Principal,
    body: RegisterAdjustment,
  ): Promise<AdjustmentView> {
    const { organisationId } = principal;
    const { letterCode, code, kind, points, matter = null, reason } = body;
    const cycle = await requireCycle(repositories, organisationId, body.cycleId);
    const { letterId } = await repositories.cycleTasks.names(organisationId, cycle.id, { letterCode });
    if (!letterId)
      throw new Problem('letter-unknown', [{ pointer: '/letterCode', code: 'letter.unknown', message: letterCode }]);
    const entry = { id: newId(), letterId, code, kind, points, matter, reason };
    const registered = await repositories.evaluation.registerAdjustment(organisationId, cycle.id, entry);
    if (!registered) throw new Problem('adjustment-exists');
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'adjustment.registered', {
        subjectKind: 'letter',
        subjectId: letterId,
        cycleId: cycle.id,
        businessAt: cycleNow(cycle),
        facts: { adjustmentId: entry.id, code, adjustment: kind, points, matter, reason },
      }),
    ]);
    return registered;
  }

  /** @throws Problem `publicity-closed` outside the window of that pool. */
  async fileObjection(repositories: Repositories, principal: Principal, body: FileObjection): Promise<ObjectionView> {
    const { organisationId, personId } = principal;
    const { pool, text } = body;
    const cycle = await requireCycle(repositories, organisationId, body.cycleId);
    if (!cycle.frame.pools.some(({ code }) => code === pool))
      throw new Problem('pool-unknown', [{ pointer: '/pool', code: 'pool.unknown', message: pool }]);
    const windows = await repositories.evaluations.listPublicity(organisationId, cycle.id);
    const window = windows.find((candidate) => candidate.pool === pool);
    if (!window || !isWindowOpen(window, cycle.today)) throw new Problem('publicity-closed');
    const businessAt = cycleNow(cycle);
    const objection = { id: newId(), pool, personId, text, at: new Date(businessAt) };
    const filed = await repositories.evaluation.fileObjection(organisationId, cycle.id, objection);
    await repositories.ledger.append(organisationId, [
      personEntry(principal, 'objection.filed', {
        subjectKind: 'pool',
        subjectId: pool,
        cycleId: cycle.id,
        businessAt,
        facts: { objectionId: objection.id },
      }),
    ]);
    return filed;
  }
}
