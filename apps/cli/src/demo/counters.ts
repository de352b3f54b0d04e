import type {
  AdjustmentView,
  CountsView,
  CycleTask,
  EvaluationsView,
  LetterRowView,
  LetterView,
  MeetingRowView,
  OrganisationAnswer,
  PlanView,
  ProcessList,
  RecordView,
} from '@zeren/api-contracts';
import { ApiRefusal, type ApiClient } from './api-client';
import { countBallots } from './count-ballots';
import { listAll } from './list-all';
import type { PlayedYear } from './play-year';

/** Numbers of the year as the service tells them; `grades/<pool>/<grade>` among them. Null: the service does not tell. */
export type Counters = Readonly<Record<string, number | null>>;

/** Asks the service for every number of the table; nothing is taken from what the players know but the marks they cast. */
export async function collectCounters(office: ApiClient, played: PlayedYear): Promise<Counters> {
  const { cycleId } = played;
  const ofCycle = `cycleId=${cycleId}`;
  const organisation = await office.get<OrganisationAnswer>('/api/v1/organisation');
  const counts = await office.get<CountsView>(`/api/v1/cycles/${cycleId}/counts`);
  const tasks = await listAll<CycleTask>(office, `/api/v1/cycles/${cycleId}/tasks?`);
  const meetings = await listAll<MeetingRowView>(office, `/api/v1/meetings?${ofCycle}`);
  const records = await listAll<RecordView>(office, `/api/v1/records?${ofCycle}`);
  const adjustments = await listAll<AdjustmentView>(office, `/api/v1/evaluations/adjustments?${ofCycle}`);
  const evaluations = await office.get<EvaluationsView>(`/api/v1/evaluations?${ofCycle}`);
  return {
    posts: organisation.posts.length,
    ...countTasks(tasks),
    ...(await countLetters(office, ofCycle)),
    ...(await countPlan(office, played.planId)),
    meetings: meetings.filter(({ presentCount }) => presentCount !== null).length,
    ...countBallots(evaluations, played.markCounts),
    problemsMidYear: counts['problemsMidYear'] ?? null,
    problemsYearEnd: counts['problemsYearEnd'] ?? null,
    rectifications: counts['rectifications'] ?? null,
    carriedToNextYear: counts['rectificationsCarried'] ?? null,
    records: records.length,
    speeches: records.reduce((sum, { kind, fields }) => sum + (kind === 'study-session' ? speakersIn(fields) : 0), 0),
    adjustmentsRequested: adjustments.length,
    adjustmentsApproved: adjustments.filter(({ state }) => state === 'approved').length,
    reminders: counts['reminders'] ?? null,
    escalations: counts['escalations'] ?? null,
    ledgerEntries: counts['ledgerEntries'] ?? null,
    ...(await countHistory(office, cycleId)),
  };
}

function countTasks(tasks: readonly CycleTask[]): Counters {
  const count = (is: (task: CycleTask) => boolean) => tasks.filter(is).length;
  const isDone = ({ state }: CycleTask) => state === 'done';
  const done = (kind: string, about: (subject: string) => boolean) =>
    count((task) => task.kind === kind && isDone(task) && about(task.subject));
  return {
    tasksOpened: tasks.length,
    tasksPlanned: count(({ origin }) => origin === 'plan'),
    incidentTasks: count(({ origin }) => origin === 'incident'),
    tasksDone: count(isDone),
    tasksExpired: count(({ state }) => state === 'expired'),
    tasksReturned: count(({ state }) => state === 'returned'),
    tasksWithdrawn: count(({ state }) => state === 'withdrawn'),
    tasksClosed: count(({ state }) => state !== 'open'),
    tasksOpen: count(({ state }) => state === 'open'),
    paperTasks: count(({ via }) => via === 'paper'),
    signatures: done('sign-letter', isOriginal),
    signaturesSecondRound: count((task) => task.kind === 'sign-letter' && isDone(task) && task.round === 2),
    signaturesAmendments: done('sign-letter', isAmendment),
    signaturesSuccession: done('sign-letter', isSuccessor),
    signaturesAll: done('sign-letter', () => true),
    witnessMarks: done('witness-letter', isOriginal),
    witnessMarksAll: done('witness-letter', () => true),
  };
}

const isAmendment = (subject: string): boolean => subject.startsWith('amendment/');
const isSuccessor = (subject: string): boolean => subject.endsWith('-S');
const isOriginal = (subject: string): boolean => !isAmendment(subject) && !isSuccessor(subject);

async function countLetters(office: ApiClient, ofCycle: string): Promise<Counters> {
  const letters = await listAll<LetterRowView>(office, `/api/v1/letters?${ofCycle}`);
  const originals = letters.filter(({ kind }) => kind === 'original');
  const texts: LetterView[] = [];
  for (const { id } of originals) texts.push(await office.get<LetterView>(`/api/v1/letters/${id}`));
  const annexes = texts.flatMap((letter) => letter.annexes);
  return {
    letters: originals.filter(({ state }) => state === 'complete').length,
    supplementaryLetters: letters.filter(({ kind }) => kind === 'supplementary').length,
    successorLetters: letters.filter(({ kind }) => kind === 'successor').length,
    annexScoreSheets: annexes.length,
    indicators: annexes.reduce((sum, { indicators }) => sum + indicators.length, 0),
  };
}

async function countPlan(office: ApiClient, planId: string): Promise<Counters> {
  const { items } = await office.get<PlanView>(`/api/v1/plans/${planId}`);
  return { planItems: items.length, milestones: items.reduce((sum, { milestones }) => sum + milestones.length, 0) };
}

/** Shown, never compared: a service that does not list its processes is no difference of the year. */
async function countHistory(office: ApiClient, cycleId: string): Promise<Counters> {
  const processes = await office.get<ProcessList>(`/api/v1/cycles/${cycleId}/processes`).catch((error: unknown) => {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  });
  if (!processes) return { workflows: null, historyEvents: null, maxHistoryEvents: null };
  const lengths = processes.items.map(({ historyLength }) => historyLength);
  return {
    workflows: new Set(processes.items.map(({ workflowId }) => workflowId)).size,
    historyEvents: lengths.reduce((sum, length) => sum + length, 0),
    maxHistoryEvents: Math.max(0, ...lengths),
  };
}

const speakersIn = ({ speakers }: Readonly<Record<string, unknown>>): number =>
  Array.isArray(speakers) ? speakers.length : 0;
