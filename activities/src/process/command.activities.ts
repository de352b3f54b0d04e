import type { ChangedClock, Database } from '@zeren/database';
import { dueAt } from '@zeren/domain';
import {
  taskLine,
  type EffectCall,
  type MoveDeadline,
  type ProcessSubject,
  type WithdrawTask,
} from '@zeren/workflow-contracts';
import { changedTo } from './clock.activities';
import { createInCycle } from './in-cycle';
import { pointsOf, requireStep } from './open-step';
import { record } from './record';
import { requireEntry } from './require-entry';
import { calendarOf } from './time';

type Call = EffectCall & ProcessSubject;

/** What the office commands a process to do with its tasks, and the clean-up after a cancellation. */
export const createCommandActivities = ({ database }: { readonly database: Database }) => {
  const inCycle = createInCycle(database);

  return {
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
        const { clocks } = repositories.processes;
        const moved = await clocks.listOfStep({ ...call, step }, dueOn);
        if (moved.length === 0) return { rejected: 'task.none-open' };
        const changes = moved.map(({ taskId, dueOn: oldDueOn }) =>
          changedTo(call, cycle, { step, taskId, oldDueOn, newDueOn: dueOn, outcome: 'moved' }),
        );
        await clocks.change(call.organisationId, changes.filter(hasChanged), {
          ...{ cycleId: call.cycleId, cause: 'command', calendarVersion: cycle.calendarVersion },
          ...{ at: new Date(call.at), actorId, reason },
        });
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
        return { entryId: requireEntry(entryId), closed: closed.map(taskLine) };
      }),
  };
};

export type CommandActivities = ReturnType<typeof createCommandActivities>;

const aboutTask = ({ taskId }: { readonly taskId: string }) => ({ subjectKind: 'task', id: taskId });

/** A repetition finds the day as it is to be. */
const hasChanged = ({ oldDueOn, newDueOn }: ChangedClock): boolean => oldDueOn !== newDueOn;
