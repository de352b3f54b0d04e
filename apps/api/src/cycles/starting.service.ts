import { Inject, Injectable } from '@nestjs/common';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { StartCycle, StartedCycle } from '@zeren/api-contracts';
import type { ApiConfig } from '@zeren/config';
import { Database, newId, type CycleDetails } from '@zeren/database';
import {
  clockProblem,
  dayInYear,
  dayMs,
  identityClock,
  startOfDay,
  templateOf,
  type BusinessClock,
  type CycleTemplate,
} from '@zeren/domain';
import { Client, withDeadline } from '@zeren/temporal-connection';
import { cyclesQueue, workflowIds } from '@zeren/workflow-contracts';
import type { Principal } from '../access/principal';
import { commandProblemOf, grpcCodeOf, silenceOf } from '../errors/command-problem-of';
import { API_CONFIG } from '../http/api-config';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';
import { annualCycleInput } from './annual-cycle-input';
import { requireEngine } from './require-engine';
import { workingCalendarOf } from './working-calendar-of';

const deadlineMs = 8_000;
const unavailable = 14;

type DraftCycle = CycleDetails & { readonly planId: string };

/** Starts a year. The row takes the clock first, then the process is started with it; whatever breaks between, a repetition ends the same way. */
@Injectable()
export class StartingService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  async start(principal: Principal, cycleId: string, { clock: choice }: StartCycle): Promise<StartedCycle> {
    const { organisationId } = principal;
    const cycle = await this.requireStartable(organisationId, cycleId);
    const template = templateOf(cycle.frame);
    const clock = this.clockOf(choice, cycle, template);
    await requireEngine(this.temporal);
    if (cycle.state === 'starting' && cycle.clock) {
      const running = await this.findClock(cycleId);
      if (running) return this.confirm(principal, cycleId, running);
      await this.database.inTenant(organisationId, ({ cycles }) =>
        cycles.undoStart(organisationId, cycleId, cycle.clock ?? clock),
      );
    }
    await this.database.inTenant(organisationId, ({ cycles }) => cycles.beginStart(organisationId, cycleId, clock));
    await this.startProcess(organisationId, cycle, template, clock);
    return this.confirm(principal, cycleId, (await this.findClock(cycleId)) ?? clock);
  }

  private async requireStartable(organisationId: string, cycleId: string): Promise<DraftCycle> {
    const cycle = await this.database.inTenant(organisationId, ({ cycles }) => cycles.find(organisationId, cycleId));
    if (!cycle?.planId) throw new Problem('not-found');
    if (cycle.state !== 'draft' && cycle.state !== 'starting') throw new Problem('cycle-not-draft');
    return { ...cycle, planId: cycle.planId };
  }

  /** @throws Problem `unusual-clock` in production, or when a business day would not be a whole number of milliseconds long. */
  private clockOf(
    choice: StartCycle['clock'],
    { year, calendar, calendarVersion }: DraftCycle,
    template: CycleTemplate,
  ): BusinessClock {
    const now = Date.now();
    if (choice.kind === 'real') return identityClock(now);
    const startOn = choice.startOn ?? dayInYear(year, template.startsOn);
    const clock = {
      bizEpochMs: startOfDay(workingCalendarOf(calendar, calendarVersion), startOn),
      realEpochMs: now,
      realMsPerBizDay: choice.msPerDay,
    };
    switch (clockProblem(clock, this.config.mode === 'production')) {
      case 'clock.not-identity':
        throw new Problem('unusual-clock');
      case 'clock.length':
        throw new Problem('unusual-clock', [
          { pointer: '/clock/msPerDay', code: 'clock.length', message: `must divide ${dayMs}` },
        ]);
      case undefined:
        return clock;
    }
  }

  private async startProcess(
    organisationId: string,
    cycle: DraftCycle,
    template: CycleTemplate,
    clock: BusinessClock,
  ): Promise<void> {
    const calendar = workingCalendarOf(cycle.calendar, cycle.calendarVersion);
    const input = annualCycleInput({ organisationId, cycle, template, calendar, clock, roundId: newId() });
    try {
      await withDeadline(this.temporal, deadlineMs, () =>
        this.temporal.workflow.start('annualCycle', {
          taskQueue: cyclesQueue,
          workflowId: workflowIds.cycle(cycle.id),
          args: [input],
          memo: { clock },
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) throw new Problem('cycle-not-draft');
      // Nobody took the request: without this the clock would run on for a year that has not begun.
      if (grpcCodeOf(error) === unavailable)
        await this.database.inTenant(organisationId, ({ cycles }) => cycles.undoStart(organisationId, cycle.id, clock));
      throw commandProblemOf(error);
    }
  }

  /** The clock that the running process was given: of two that start at once, one decided. */
  private async findClock(cycleId: string): Promise<BusinessClock | undefined> {
    try {
      const { memo } = await withDeadline(this.temporal, deadlineMs, () =>
        this.temporal.workflow.getHandle(workflowIds.cycle(cycleId)).describe(),
      );
      return memo?.['clock'] as BusinessClock | undefined;
    } catch (error) {
      if (silenceOf(error) === 'not-started') return undefined;
      throw commandProblemOf(error);
    }
  }

  private confirm(principal: Principal, id: string, clock: BusinessClock): Promise<StartedCycle> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async ({ cycles, ledger }) => {
      const entry = personEntry(principal, 'cycle.started', {
        subjectKind: 'cycle',
        subjectId: id,
        cycleId: id,
        businessAt: clock.bizEpochMs,
        facts: { clock: { ...clock } },
      });
      if (await cycles.confirmStart(organisationId, id, clock)) await ledger.append(organisationId, [entry]);
      return { id, state: 'running', workflowId: workflowIds.cycle(id), clock };
    });
  }
}
