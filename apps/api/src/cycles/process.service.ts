import { Injectable } from '@nestjs/common';
import type { ProcessList, ProcessView } from '@zeren/api-contracts';
import { Database, type BoardRow } from '@zeren/database';
import { Client, withDeadline } from '@zeren/temporal-connection';
import { cycleState, workflowIds } from '@zeren/workflow-contracts';
import type { Principal } from '../access/principal';
import { commandProblemOf, silenceOf } from '../errors/command-problem-of';
import { Problem } from '../http/problem';

const deadlineMs = 2_000;

/** What the process itself thinks; when it does not answer in time, what the rows say, and that it is only they. */
@Injectable()
export class ProcessService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
  ) {}

  async ask({ organisationId }: Principal, cycleId: string): Promise<ProcessView> {
    const row = await this.database.inTenant(organisationId, ({ board }) => board.find(organisationId, cycleId));
    if (!row) throw new Problem('not-found');
    const workflowId = workflowIds.cycle(cycleId);
    if (!row.clock) return readModel(row, 'not-started');
    try {
      const { phases, children, nextPointAt } = await withDeadline(this.temporal, deadlineMs, () =>
        this.temporal.workflow.getHandle(workflowId).query(cycleState),
      );
      return {
        source: 'process',
        workflowId,
        phases: [...phases],
        children: [...children],
        nextPointAt: nextPointAt === null ? null : new Date(nextPointAt).toISOString(),
      };
    } catch (error) {
      const reason = silenceOf(error);
      if (!reason) throw error;
      return readModel(row, reason);
    }
  }

  /** Every process that belongs to the cycle, with the length of its history. Its children carry its id as their root. */
  async list({ organisationId }: Principal, cycleId: string): Promise<ProcessList> {
    const row = await this.database.inTenant(organisationId, ({ board }) => board.find(organisationId, cycleId));
    if (!row) throw new Problem('not-found');
    const query = `RootWorkflowId = '${workflowIds.cycle(row.id)}'`;
    try {
      return await withDeadline(this.temporal, historyDeadlineMs, async () => {
        const items: ProcessList['items'] = [];
        for await (const { workflowId, type, status, historyLength } of this.temporal.workflow.list({ query }))
          items.push({ workflowId, type, state: status.name.toLowerCase(), historyLength: historyLength ?? 0 });
        return { items: items.toSorted((a, b) => (a.workflowId < b.workflowId ? -1 : 1)) };
      });
    } catch (error) {
      throw commandProblemOf(error);
    }
  }
}

const historyDeadlineMs = 5_000;

function readModel({ id, phases }: BoardRow, reason: NonNullable<ProcessView['reason']>): ProcessView {
  return {
    source: 'read-model',
    reason,
    workflowId: workflowIds.cycle(id),
    phases: phases.map(({ key, enteredAt, leftAt }) => ({
      key,
      state: leftAt ? 'done' : enteredAt ? 'running' : 'planned',
    })),
    children: [],
    nextPointAt: null,
  };
}
