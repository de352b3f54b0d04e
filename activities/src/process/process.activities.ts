import {
  newId,
  type ClosedTask,
  type Database,
  type NotificationToAdd,
  type OpenTask,
  type Repositories,
} from '@zeren/database';
import {
  dueAt,
  planSchedule,
  startOfDay,
  stepsOf,
  taskKindOf,
  type Day,
  type DuePoint,
  type NamedDays,
} from '@zeren/domain';
import type {
  EffectCall,
  MoveDeadline,
  OpenedStep,
  ProcessSubject,
  TaskLine,
  WithdrawTask,
} from '@zeren/workflow-contracts';
import { namedDays } from './named-days';
import { openStep, pointsOf, requireStep, type StepToOpen } from './open-step';
import { record } from './record';
import { calendarOf } from './time';

type Call = EffectCall & ProcessSubject;
type StepCall = Call & { readonly step: string; readonly known: number };

/** What every process asks of the world: plan its steps, open, remind, escalate, expire, withdraw, move. */
export const createProcessActivities = ({ database }: { readonly database: Database }) => {
  const inCycle = <T>(
    call: Call,
    work: (repositories: Repositories, cycle: Awaited<ReturnType<typeof cycleOf>>) => Promise<T>,
  ) =>
    database.inTenant(call.organisationId, async (repositories) =>
      work(repositories, await cycleOf(repositories, call)),
    );

  return {
    /** Safe to run twice: reads only. The answer holds the named days, so that a later opening counts from the same ones. */
    planSteps: (call: Call & { readonly days: NamedDays }) =>
      inCycle(call, async (repositories, cycle) => {
        const days = { ...(await namedDays(repositories, call, cycle)), ...call.days };
        const steps = stepsOf(call.process);
        const calendar = calendarOf(cycle);
        const planned = planSchedule(steps, cycle.year, days, calendar).map(({ key, opensOn }) => {
          const follows = steps.find((step) => step.key === key)?.follows;
          return { key, opensAt: startOfDay(calendar, opensOn), ...(follows ? { follows } : {}) };
        });
        return { days, steps: planned };
      }),

    /** Safe to run twice: tasks by `task_once`, entries by process key; the answer is read from the rows. */
    openSteps: (call: Call & { readonly steps: readonly StepToOpen[]; readonly days: NamedDays }) =>
      inCycle(call, async (repositories, cycle) => {
        const opened: (OpenedStep & { readonly key: string })[] = [];
        for (const step of call.steps) opened.push(await openStep(repositories, call, cycle, call.days, step));
        return opened;
      }),

    /** Safe to run twice: one entry and one message per task and point. */
    remindTasks: (call: StepCall): Promise<readonly TaskLine[]> =>
      inCycle(call, async (repositories) => {
        const open = await repositories.processes.tasks.listOpen(call);
        await record(repositories, call, 'reminder.sent', open.map(aboutTask));
        await repositories.notifications.add(
          call.organisationId,
          open.map((task) => message(call, task, 'reminder')),
        );
        return unheard(repositories, call);
      }),

    /** Safe to run twice, like `remindTasks`. The office hears of what is late; the tasks stay open. */
    escalateTasks: (call: StepCall): Promise<readonly TaskLine[]> =>
      inCycle(call, async (repositories, cycle) => {
        const open = await repositories.processes.tasks.listOpen(call);
        await record(repositories, call, 'task.escalated', open.map(aboutTask));
        const office = { assigneeKind: 'body', assignee: cycle.frame.office.replace('body:', '') };
        await repositories.notifications.add(call.organisationId, [
          ...open.map((task) => message(call, task, 'overdue')),
          ...open.map((task) => message(call, { ...task, ...office }, 'escalation')),
        ]);
        return unheard(repositories, call);
      }),

    /** Safe to run twice: only open tasks are closed, at the planned instant, not "now". */
    expireTasks: (call: StepCall): Promise<readonly TaskLine[]> =>
      inCycle(call, async (repositories) => {
        const { tasks } = repositories.processes;
        const open = await tasks.listOpen(call);
        const { whenExpired } = taskKindOf(requireStep(call, call.step).kind);
        const result = whenExpired === 'no-objection' ? { result: 'no-objection' } : {};
        const closed = await tasks.close(
          { organisationId: call.organisationId, taskIds: open.map(({ taskId }) => taskId) },
          { state: 'expired', ...result, cause: 'clock', at: new Date(call.at) },
        );
        await record(repositories, call, 'task.expired', closed.map(aboutTask));
        if (whenExpired !== 'escalate') await record(repositories, call, 'silence.proved', closed.map(aboutTask));
        return unheard(repositories, call);
      }),

    /** Safe to run twice: only open tasks are closed. Also the clean-up after a cancellation. */
    withdrawTasks: (call: Call): Promise<void> =>
      inCycle(call, async (repositories) => {
        const { tasks } = repositories.processes;
        const taskIds = await tasks.openTaskIds(call.organisationId, { workflowId: call.workflowId });
        const cause = { state: 'withdrawn', cause: 'cancelled', at: new Date(call.at) } as const;
        const closed = await tasks.close({ organisationId: call.organisationId, taskIds }, cause);
        await record(repositories, call, 'task.withdrawn', closed.map(aboutTask));
      }),

    /** Safe to run twice: the second run finds the entry of the first. A due day never moves into the past. */
    moveDeadline: (call: Call & { readonly command: MoveDeadline }) =>
      inCycle(call, async (repositories, cycle) => {
        const { step, dueOn, actorId, reason } = call.command;
        const calendar = calendarOf(cycle);
        if (dueAt(calendar, dueOn) <= call.at) return { rejected: 'clock.in-the-past' };
        const points = pointsOf(cycle, requireStep(call, step), dueOn);
        const moved = await repositories.processes.tasks.moveDue(
          { ...call, step },
          dueOf(points, dueAt(calendar, dueOn), dueOn),
        );
        if (moved.length === 0) return { rejected: 'task.none-open' };
        const facts = { step, dueOn, actorId, reason, tasks: moved.length };
        const [entryId] = await record(repositories, call, 'deadline.moved', [
          { subjectKind: 'process', id: call.workflowId, facts },
        ]);
        return { entryId: requireEntry(entryId), points };
      }),

    /** Safe to run twice: the task is open once. */
    withdrawTask: (call: Call & { readonly command: WithdrawTask }) =>
      inCycle(call, async (repositories) => {
        const { taskId, actorId, reason } = call.command;
        const closed = await repositories.processes.tasks.close(
          { organisationId: call.organisationId, taskIds: [taskId] },
          { state: 'withdrawn', cause: 'office', at: new Date(call.at) },
        );
        if (closed.length === 0) return { rejected: 'task.closed' };
        const facts = { actorId, reason };
        const [entryId] = await record(repositories, call, 'task.withdrawn', [
          { subjectKind: 'task', id: taskId, facts },
        ]);
        return { entryId: requireEntry(entryId), closed: closed.map(lineOf) };
      }),
  };
};

export type ProcessActivities = ReturnType<typeof createProcessActivities>;

const cycleOf = ({ processes }: Repositories, { organisationId, cycleId }: Call) =>
  processes.cycles.require(organisationId, cycleId);

const aboutTask = ({ taskId }: { readonly taskId: string }) => ({ subjectKind: 'task', id: taskId });
const lineOf = ({ taskId, state, at }: ClosedTask): TaskLine => ({ taskId, state, at });

const dueOf = (points: readonly DuePoint[], at: number, dueOn: Day) => {
  const expiry = points.find(({ kind }) => kind === 'expire');
  return { dueOn, dueAt: new Date(at), expiresAt: expiry ? new Date(expiry.at) : null };
};

/** One message per task, kind and instant, whoever repeats the effect. */
const message = (
  call: Call,
  { taskId, assigneeKind, assignee }: Pick<OpenTask, 'taskId' | 'assigneeKind' | 'assignee'>,
  kind: 'reminder' | 'overdue' | 'escalation',
): NotificationToAdd => ({
  id: newId(),
  dedupeKey: `${kind}/${taskId}/${call.at}`,
  recipientKind: assigneeKind,
  recipient: assignee,
  kind,
  taskId,
  cycleId: call.cycleId,
  businessAt: new Date(call.at),
});

/** Closings of a step that the process has not heard of: the rows are the truth, a lost signal heals here. */
async function unheard({ processes }: Repositories, call: StepCall): Promise<readonly TaskLine[]> {
  const closed = await processes.tasks.listClosed(call);
  return closed.length === call.known ? [] : closed.map(lineOf);
}

function requireEntry(entryId: string | undefined): string {
  if (!entryId) throw new Error('ledger entry is missing after its insert');
  return entryId;
}
