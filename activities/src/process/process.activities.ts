import { newId, type Database, type NotificationToAdd, type OpenTask, type Repositories } from '@zeren/database';
import { mayRemind, taskKindOf, type NamedDays, type TaskKindDefinition } from '@zeren/domain';
import { taskLine, type EffectCall, type ProcessSubject, type TaskLine } from '@zeren/workflow-contracts';
import { openSteps, requireStep, type StepToOpen } from './open-step';
import { createInCycle } from './in-cycle';
import { planProcess } from './plan-process';
import { record } from './record';

type Call = EffectCall & ProcessSubject;
type StepCall = Call & { readonly step: string; readonly known: number; readonly taskId?: string };

/** What every process asks of the world: plan its steps, open, remind, escalate, expire. */
export const createProcessActivities = ({ database }: { readonly database: Database }) => {
  const inCycle = createInCycle(database);

  return {
    /** Safe to run twice: reads only. The answer holds the named days, so that a later opening counts from the same ones. */
    planSteps: (call: Call & { readonly days: NamedDays }) =>
      inCycle(call, (repositories, cycle) => planProcess(repositories, call, cycle, call.days)),

    /** Safe to run twice: tasks by `task_once`, entries by process key; the answer is read from the rows. */
    openSteps: (call: Call & { readonly steps: readonly StepToOpen[]; readonly days: NamedDays }) =>
      inCycle(call, (repositories, cycle) => openSteps(repositories, call, cycle, call.days, call.steps)),

    /** Safe to run twice: one entry and one message per task and point. */
    remindTasks: (call: StepCall): Promise<readonly TaskLine[]> =>
      inCycle(call, async (repositories) => {
        const open = await remindable(repositories, call);
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
  };
};

export type ProcessActivities = ReturnType<typeof createProcessActivities>;

const aboutTask = ({ taskId }: { readonly taskId: string }) => ({ subjectKind: 'task', id: taskId });

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

/** Open tasks of a step without those that were reminded of often enough, or too short a while ago. */
async function remindable({ processes, notifications }: Repositories, call: StepCall): Promise<readonly OpenTask[]> {
  const open = await processes.tasks.listOpen(call);
  const taskIds = open.map(({ taskId }) => taskId);
  const reminded = await notifications.remindersBefore(call.organisationId, taskIds, new Date(call.at));
  const { remindAtMost }: TaskKindDefinition = taskKindOf(requireStep(call, call.step).kind);
  return open.filter(({ taskId }) => mayRemind(reminded.get(taskId) ?? { times: 0, lastAt: 0 }, call.at, remindAtMost));
}

/** Closings of a step that the process has not heard of: the rows are the truth, a lost signal heals here. */
async function unheard({ processes }: Repositories, call: StepCall): Promise<readonly TaskLine[]> {
  const closed = await processes.tasks.listClosed(call);
  return closed.length === call.known ? [] : closed.map(taskLine);
}
