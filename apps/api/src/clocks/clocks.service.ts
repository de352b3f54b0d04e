import { Injectable } from '@nestjs/common';
import type { ClockChange, ClockChangeList, ClockChangesQuery, TaskClock } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import type { Principal } from '../access/principal';
import { requireCycle } from '../cycles/require-cycle';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';
import { maySee } from '../tasks/task-access';
import { viewOf } from './extensions.service';

/** What moved the due days of a year. */
@Injectable()
export class ClocksService {
  constructor(private readonly database: Database) {}

  async listChanges(
    { organisationId }: Principal,
    cycleId: string,
    { limit, cursor }: ClockChangesQuery,
  ): Promise<ClockChangeList> {
    const after = readKeyCursor(cursor, 'id');
    const rows = await this.database.inTenant(organisationId, async (repositories) => {
      await requireCycle(repositories, organisationId, cycleId);
      return repositories.clocks.listChanges(organisationId, cycleId, after?.[1] ?? null, limit + 1);
    });
    return keyPageOf(rows as readonly ClockChange[], limit, ({ id }) => [id, id]);
  }

  /** Seen by whoever sees the task. @throws Problem `not-found` for everybody else. */
  async getOfTask(principal: Principal, taskId: string): Promise<TaskClock> {
    const { organisationId, personId } = principal;
    return this.database.inTenant(organisationId, async ({ tasks, clocks, extensions }) => {
      const task = await tasks.find(organisationId, personId, taskId);
      const found = await clocks.find(organisationId, taskId);
      if (!task || !found || !maySee(principal, task)) throw new Problem('not-found');
      const changes = await clocks.listChangesOf(organisationId, taskId);
      const { dueOn, clock, calendarVersion } = found;
      const extension = await extensions.findOfTask(organisationId, taskId);
      return {
        ...{ dueOn, startsOn: clock?.startsOn ?? null, calendarVersion, changes: changes as ClockChange[] },
        extension: extension ? viewOf(extension) : null,
      };
    });
  }
}
