import { workingDaysLeft } from '@zeren/domain';
import { Injectable } from '@nestjs/common';
import type { BoardView, CountsView } from '@zeren/api-contracts';
import { Database } from '@zeren/database';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { workingCalendarOf } from './working-calendar-of';

/** As many as a screen takes; the count says how many there are. */
const lateLimit = 200;

@Injectable()
export class BoardService {
  constructor(private readonly database: Database) {}

  get({ organisationId }: Principal, cycleId: string): Promise<BoardView> {
    return this.database.inTenant(organisationId, async ({ board }) => {
      const row = await board.find(organisationId, cycleId);
      if (!row) throw new Problem('not-found');
      const { phases, calendar: content, ...cycle } = row;
      const calendar = workingCalendarOf(content, cycle.calendarVersion);
      const late = await board.listLate(organisationId, cycleId, lateLimit);
      return {
        cycle: { ...cycle, state: cycle.state as BoardView['cycle']['state'] },
        today: cycle.today,
        phases: [...phases],
        counts: { ...(await board.count(organisationId, cycleId)) },
        late: late.map((task) => ({
          ...task,
          workingDaysLate: Math.abs(workingDaysLeft(calendar, cycle.today, task.dueOn)),
        })),
      };
    });
  }

  count({ organisationId }: Principal, cycleId: string): Promise<CountsView> {
    return this.database.inTenant(organisationId, async ({ board }) => {
      if (!(await board.find(organisationId, cycleId))) throw new Problem('not-found');
      return { ...(await board.count(organisationId, cycleId)) };
    });
  }
}
