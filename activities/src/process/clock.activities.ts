import type { ChangedClock, CycleRow, Database, RunningClock } from '@zeren/database';
import { dueAt, extendDue, recalculateDue, type DuePoint, type NamedDays } from '@zeren/domain';
import type { EffectCall, ExtendTask, ProcessSubject, RecountedProcess } from '@zeren/workflow-contracts';
import { createInCycle } from './in-cycle';
import { pointsOf, requireStep } from './open-step';
import { planProcess } from './plan-process';
import { record } from './record';
import { requireEntry } from './require-entry';
import { calendarOf } from './time';

type Call = EffectCall & ProcessSubject;

/** Clocks of open tasks when the calendar changes. */
export const createClockActivities = ({ database }: { readonly database: Database }) => {
  const inCycle = createInCycle(database);

  return {
    /**
     * Counts every open clock of a process again by the calendar that the cycle has adopted. Safe to run twice: a clock
     * is counted once by each version; the answer is read from the rows.
     */
    recomputeClocks: (call: Call & { readonly days: NamedDays }): Promise<RecountedProcess> =>
      inCycle(call, async (repositories, cycle) => {
        const { clocks } = repositories.processes;
        const { organisationId, workflowId } = call;
        const { calendarVersion } = cycle;
        const at = new Date(call.at);
        const older = await clocks.listOlder(organisationId, workflowId, { calendarVersion, at });
        const changes = older.flatMap((clock) => changeOf(call, cycle, clock) ?? []);
        await clocks.change(organisationId, changes, { cycleId: call.cycleId, cause: 'calendar', calendarVersion, at });
        await clocks.countedBy(
          organisationId,
          older.map(({ taskId }) => taskId),
          calendarVersion,
        );
        await record(
          repositories,
          call,
          'clock.recomputed',
          changes.map(({ taskId, oldDueOn, newDueOn, outcome }) => ({
            subjectKind: 'task',
            id: taskId,
            facts: { oldDueOn, newDueOn, outcome, cause: 'calendar', calendarVersion },
          })),
        );
        const { steps } = await planProcess(repositories, call, cycle, call.days);
        const latest = await clocks.latestDue(organisationId, workflowId);
        return {
          steps,
          points: latest.map(({ step, dueOn }) => ({
            key: step,
            points: pointsOf(cycle, requireStep(call, step), dueOn),
          })),
        };
      }),

    /** Safe to run twice: the second run finds the request granted and the entry of the first. */
    extendTask: (call: Call & { readonly command: ExtendTask }) =>
      inCycle(call, async (repositories, cycle) => {
        const { taskId, requestId, untilOn, actorId, reason } = call.command;
        const { extensions, processes } = repositories;
        const found = await processes.clocks.findOpen(call.organisationId, call.workflowId, taskId);
        if (!found) return { rejected: 'task.closed' };
        if (dueAt(calendarOf(cycle), found.dueOn) <= call.at) return { rejected: 'clock.in-the-past' };
        const at = new Date(call.at);
        const { step, dueOn: oldDueOn } = found;
        const newDueOn = extendDue(calendarOf(cycle), oldDueOn, { kind: 'fixed', on: untilOn });
        const decision = { state: 'granted', personId: actorId, text: reason, at } as const;
        if (await extensions.decide(call.organisationId, requestId, decision))
          await processes.clocks.change(
            call.organisationId,
            [changedTo(call, cycle, { taskId, step, oldDueOn, newDueOn, outcome: 'moved' })],
            {
              ...{ cycleId: call.cycleId, cause: 'extension', calendarVersion: cycle.calendarVersion },
              ...{ at, actorId, reason },
            },
          );
        else if ((await extensions.find(call.organisationId, requestId))?.state !== 'granted')
          return { rejected: 'task.closed' };
        const facts = { requestId, oldDueOn, newDueOn, actorId, reason };
        const [entryId] = await record(repositories, call, 'extension.granted', [
          { subjectKind: 'task', id: taskId, facts },
        ]);
        const points = pointsOf(cycle, requireStep(call, step), newDueOn).map((point): DuePoint => ({
          ...point,
          id: `${point.id}/${taskId}`,
          taskId,
        }));
        return { entryId: requireEntry(entryId), step, points };
      }),
  };
};

export type ClockActivities = ReturnType<typeof createClockActivities>;

/** What the calendar does to one clock; nothing when its day is the same and nobody has to know. */
function changeOf(call: Call, cycle: CycleRow, { taskId, step, dueOn, clock, calendarVersion }: RunningClock) {
  const counted = recalculateDue(calendarOf(cycle), { state: 'running', ...clock, dueOn, calendarVersion });
  const outcome = outcomeOf(counted);
  return outcome && changedTo(call, cycle, { taskId, step, oldDueOn: dueOn, newDueOn: counted.dueOn, outcome });
}

const outcomeOf = ({ hasMoved, keptOldDue, fixedOnDayOff }: ReturnType<typeof recalculateDue>) => {
  if (hasMoved) return 'moved';
  if (keptOldDue) return 'kept-old-due';
  return fixedOnDayOff ? 'fixed-on-day-off' : undefined;
};

type Change = Pick<ChangedClock, 'taskId' | 'oldDueOn' | 'newDueOn' | 'outcome'> & { readonly step: string };

/** A changed due day with its instants: when it is late, and when the clock closes the task. */
export function changedTo(call: ProcessSubject, cycle: CycleRow, { step, ...change }: Change): ChangedClock {
  const expiry = pointsOf(cycle, requireStep(call, step), change.newDueOn).find(
    ({ kind }: DuePoint) => kind === 'expire',
  );
  return {
    ...change,
    dueAt: new Date(dueAt(calendarOf(cycle), change.newDueOn)),
    expiresAt: expiry ? new Date(expiry.at) : null,
  };
}
