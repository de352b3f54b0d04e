import { newId, type BatchToOpen, type CycleRow, type Repositories, type TaskToOpen } from '@zeren/database';
import {
  assigneeOf,
  DomainError,
  dueAt,
  dueOn,
  planPoints,
  planSchedule,
  planStep,
  type processes,
  stepsOf,
  taskKindOf,
  workingDaysLeft,
  type Day,
  type DuePoint,
  type NamedDays,
  type PlannedStep,
  type PlannedTask,
  type StepDefinition,
  type StepFacts,
} from '@zeren/domain';
import type { EffectCall, OpenedStep, ProcessSubject } from '@zeren/workflow-contracts';
import { record } from './record';
import { stepFacts } from './step-facts';
import { businessDay, calendarOf } from './time';

type Call = EffectCall & ProcessSubject;

export interface StepToOpen {
  readonly key: string;
  /** Only these subjects; absent = all of the step. */
  readonly subjects?: readonly string[];
  /** 2 when the step is asked for the second time; absent = the first. */
  readonly round?: number;
  /** Somebody has set the day; absent = as the plan counts it. */
  readonly dueOn?: Day;
}

/** Phase under which the tasks of a process are counted, and whether the plan of the year or an incident made them. */
const belongs: Readonly<
  Record<keyof typeof processes, { readonly phase: string; readonly origin: 'plan' | 'incident' }>
> = {
  plan: { phase: 'plan', origin: 'plan' },
  letters: { phase: 'letters', origin: 'plan' },
  'signing-round': { phase: 'letters', origin: 'plan' },
  quarterly: { phase: 'quarterly', origin: 'plan' },
  'mid-year': { phase: 'mid-year', origin: 'plan' },
  rectification: { phase: 'mid-year', origin: 'plan' },
  amendment: { phase: 'mid-year', origin: 'plan' },
  'year-end': { phase: 'year-end', origin: 'plan' },
  awards: { phase: 'awards', origin: 'plan' },
  review: { phase: 'year-end', origin: 'plan' },
  'returned-letter': { phase: 'letters', origin: 'incident' },
  'successor-letter': { phase: 'mid-year', origin: 'incident' },
  succession: { phase: 'mid-year', origin: 'incident' },
};

/** Opens steps in the order given. */
export async function openSteps(
  repositories: Repositories,
  call: Call,
  cycle: CycleRow,
  days: NamedDays,
  steps: readonly StepToOpen[],
): Promise<readonly OpenedStep[]> {
  const opened: OpenedStep[] = [];
  for (const step of steps) opened.push(await openStep(repositories, call, cycle, days, step));
  return opened;
}

/** Opens one step: its tasks with their due day, one ledger entry each, and the points at which the calendar speaks. */
async function openStep(
  repositories: Repositories,
  call: Call,
  cycle: CycleRow,
  days: NamedDays,
  { key, subjects, round = 1, dueOn: givenDay }: StepToOpen,
): Promise<OpenedStep> {
  const step = requireStep(call, key);
  const facts = await stepFacts(repositories, call, cycle);
  const planned = planStep(step, cycle.frame, facts).filter(({ subject }) => !subjects || subjects.includes(subject));
  const clock = givenDay ? givenClock(cycle, call, givenDay) : clockOf(call, cycle, days, step, round);
  const batch = await batchOf(repositories, { call, cycle, step, facts, planned, round, dueOn: clock.dueOn });
  const { tasks: batches } = repositories.processes;
  const opened = await batches.open({ ...batch, dueRule: clock.rule });
  if (isSigning(step)) await repositories.processes.letters.open(call.organisationId, letterIdsOf(batch.tasks));
  await record(
    repositories,
    call,
    'task.opened',
    opened.map(({ taskId, subject }) => ({
      subjectKind: 'task',
      id: taskId,
      facts: { subject, taskKind: step.kind, dueOn: clock.dueOn },
    })),
  );
  return {
    key,
    tasks: await batches.list({ ...call, step: key, round: batch.round }),
    points: pointsOf(cycle, step, clock.dueOn),
  };
}

/** @throws Error when the definition of the process has no such step: the workflow and the catalogue disagree. */
export function requireStep({ process }: ProcessSubject, key: string): StepDefinition {
  const step = stepsOf(process).find((candidate) => candidate.key === key);
  if (!step) throw new Error(`process ${process} has no step ${key}`);
  return step;
}

/** Reminders, escalation and expiry of a step that is due on that day. */
export function pointsOf(cycle: CycleRow, { kind, key }: StepDefinition, day: Day): readonly DuePoint[] {
  const { remindWorkingDaysBefore, expiresWorkingDaysAfterDue } = taskKindOf(kind);
  return planPoints({
    id: key,
    calendar: calendarOf(cycle),
    dueOn: day,
    remindWorkingDaysBefore,
    expiresWorkingDaysAfterDue,
  });
}

/** Nobody is asked for yesterday. */
function givenClock(cycle: CycleRow, call: Call, day: Day): { dueOn: Day; rule: string } {
  const today = businessDay(cycle, call.at);
  return { dueOn: day > today ? day : today, rule: 'fixed' };
}

/** A step that opens late counts again from the day it opens; its due day never moves earlier than planned. */
function clockOf(
  call: Call,
  cycle: CycleRow,
  days: NamedDays,
  step: StepDefinition,
  round: number,
): { dueOn: Day; rule: string } {
  const calendar = calendarOf(cycle);
  const schedule = planSchedule(stepsOf(call.process), cycle.year, days, calendar);
  const planned = schedule.find(({ key }) => key === step.key);
  if (!planned) throw new DomainError('clock.unplanned', { step: step.key });
  const rule = ruleToken(planned);
  const today = businessDay(cycle, call.at);
  // Asked again: as many working days as the plan gave the first time, at least one.
  const given = Math.max(1, workingDaysLeft(calendar, planned.opensOn, planned.dueOn));
  if (round > 1) return { dueOn: dueOn(calendar, today, { kind: 'workingDays', days: given }), rule };
  if (today <= planned.opensOn || planned.dueRule.kind === 'fixed' || planned.startsOn !== planned.opensOn)
    return { dueOn: planned.dueOn, rule };
  const counted = dueOn(calendar, today, planned.dueRule);
  return { dueOn: counted > planned.dueOn ? counted : planned.dueOn, rule };
}

const ruleToken = ({ dueRule }: PlannedStep): string =>
  'days' in dueRule ? `${dueRule.kind}:${dueRule.days}` : dueRule.kind;

const isSigning = ({ kind }: StepDefinition): boolean => kind === 'sign-letter' || kind === 'witness-letter';
const letterIdsOf = (tasks: readonly TaskToOpen[]): string[] => [
  ...new Set(tasks.flatMap(({ letterId }) => letterId ?? [])),
];

interface Opening {
  readonly call: Call;
  readonly cycle: CycleRow;
  readonly step: StepDefinition;
  readonly facts: StepFacts;
  readonly planned: readonly PlannedTask[];
  readonly round: number;
  readonly dueOn: Day;
}

async function batchOf(
  { processes: rows }: Repositories,
  { call, cycle, step, facts, planned, round, dueOn: day }: Opening,
): Promise<Omit<BatchToOpen, 'dueRule'>> {
  const letters = await rows.letters.list(call.organisationId, call.cycleId);
  const persons = await rows.cycles.personIds(call.organisationId);
  const changed =
    call.subject && step.each.startsWith('changed-letter') ? letters.find(({ id }) => id === call.subject) : undefined;
  const tasks = planned.map(({ subject, assignee, letterCode }): TaskToOpen => {
    const { kind, code } = assigneeOf(assignee);
    const letter = changed ?? letters.find((candidate) => candidate.code === letterCode);
    return {
      id: newId(),
      subject,
      assigneeKind: kind,
      assignee: kind === 'person' ? requirePerson(persons, code) : code,
      letterId: letter?.id ?? null,
      documentSha256: letter && (isSigning(step) || step.kind === 'confirm-letter') ? letter.documentSha256 : null,
    };
  });
  const expires = pointsOf(cycle, step, day).find(({ kind }) => kind === 'expire');
  return {
    organisationId: call.organisationId,
    cycleId: call.cycleId,
    workflowId: call.workflowId,
    step: step.key,
    kind: step.kind,
    ...placeOf(call, facts),
    round: call.process === 'returned-letter' && isSigning(step) ? (changed?.version ?? 1) : round,
    isSecret: step.kind === 'cast-ballot',
    countsByLetter: isSigning(step),
    openedAt: new Date(call.at),
    dueOn: day,
    dueAt: new Date(dueAt(calendarOf(cycle), day)),
    expiresAt: expires ? new Date(expires.at) : null,
    tasks,
  };
}

/** Rectifications of the year-end have a phase of their own. */
const placeOf = ({ process }: Call, { rectification }: StepFacts) =>
  rectification?.source === 'year-end' ? { ...belongs[process], phase: 'year-end-rectification' } : belongs[process];

function requirePerson(persons: ReadonlyMap<string, string>, code: string): string {
  const id = persons.get(code);
  if (!id) throw new DomainError('post.without-holder', { person: code });
  return id;
}
