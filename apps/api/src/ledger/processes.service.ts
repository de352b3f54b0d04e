import { Injectable } from '@nestjs/common';
import type { ProcessHistory, ProcessState, ProcessStateList } from '@zeren/api-contracts';
import { Database, type AwaitedTaskRow, type TimelineSubject, type WaitingRow } from '@zeren/database';
import { toBusiness } from '@zeren/domain';
import { Client, withDeadline } from '@zeren/temporal-connection';
import { workflowIds } from '@zeren/workflow-contracts';
import type { Principal } from '../access/principal';
import { commandProblemOf } from '../errors/command-problem-of';
import { Problem } from '../http/problem';
import { historyItems } from './history-items';
import { stepName } from './history-names';
import { LegibleProcessesService } from './legible-processes.service';
import { conditionOf } from './process-condition';
import type { ProcessFacts } from './process-facts';

const deadlineMs = 5_000;
/** Processes described at once; a year of sixty posts has about forty. */
const atOnce = 12;
const awaitedLimit = 200;

/** Processes as somebody reads them who writes none. */
@Injectable()
export class ProcessesService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
    private readonly legible: LegibleProcessesService,
  ) {}

  /** @throws Problem `not-found`, `unavailable` when the engine is not there. */
  async list({ organisationId }: Principal, cycleId: string): Promise<ProcessStateList> {
    const { waiting, clock } = await this.rows(organisationId, cycleId);
    const query = `RootWorkflowId = '${workflowIds.cycle(cycleId)}'`;
    return this.asked(async () => {
      const ids: string[] = [];
      for await (const { workflowId } of this.temporal.workflow.list({ query })) ids.push(workflowId);
      const items: ProcessState[] = [];
      for (let from = 0; from < ids.length; from += atOnce) {
        const described = await Promise.all(ids.slice(from, from + atOnce).map((id) => this.legible.facts(id)));
        items.push(...described.map((facts) => stateOf(facts, waiting, clock)));
      }
      return { items: items.toSorted((a, b) => (a.workflowId < b.workflowId ? -1 : 1)) };
    });
  }

  /** @throws Problem `not-found` also for a process of another cycle, `unavailable`. */
  async history(
    { organisationId }: Principal,
    cycleId: string,
    workflowId: string,
    language = '',
  ): Promise<ProcessHistory> {
    const isEnglish = /^en/i.test(language);
    const { waiting, clock, awaited } = await this.rows(organisationId, cycleId, workflowId);
    return this.asked(async () => {
      const facts = await this.legible.facts(workflowId);
      if (facts.rootId !== workflowIds.cycle(cycleId)) throw new Problem('not-found');
      const events = await this.legible.history(workflowId);
      return {
        ...stateOf(facts, waiting, clock),
        waitingFor: [...awaited],
        retries: facts.steps.map((step) => ({ ...step, step: stepName(step.activity, isEnglish) })),
        steps: historyItems(events, { workflowId, clock, isEnglish }),
      };
    });
  }

  private rows(organisationId: string, cycleId: string, workflowId = ''): Promise<Rows> {
    return this.database.inTenant(organisationId, async ({ timelines, waiting }) => {
      const cycle = await timelines.find('cycle', organisationId, cycleId);
      if (!cycle) throw new Problem('not-found');
      return {
        clock: cycle.clock,
        waiting: await waiting.count(organisationId, cycleId),
        awaited: await waiting.list(organisationId, cycleId, workflowId, awaitedLimit),
      };
    });
  }

  private async asked<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.temporal, deadlineMs, question);
    } catch (error) {
      throw commandProblemOf(error);
    }
  }
}

interface Rows {
  readonly clock: TimelineSubject['clock'];
  readonly waiting: readonly WaitingRow[];
  readonly awaited: readonly AwaitedTaskRow[];
}

function stateOf(facts: ProcessFacts, waiting: Rows['waiting'], clock: Rows['clock']): ProcessState {
  const { workflowId, type, startedAt, closedAt, historyLength } = facts;
  const own = waiting.find((row) => row.workflowId === workflowId);
  const { condition, stuckReason, since, isSinceReal } = conditionOf(facts, own, Date.now());
  return {
    ...{ workflowId, type, startedAt, closedAt, historyLength },
    ...{ condition, stuckReason, since: isSinceReal ? onClock(since, clock) : since },
    openTasks: own?.open ?? 0,
    lateTasks: own?.late ?? 0,
  };
}

/** A real instant on the clock of the cycle. */
const onClock = (at: string | null, clock: Rows['clock']): string | null =>
  at && clock ? new Date(Math.floor(toBusiness(clock, Date.parse(at)))).toISOString() : at;
