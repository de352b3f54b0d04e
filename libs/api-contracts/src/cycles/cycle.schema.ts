import { z } from 'zod';
import type { Operations } from '../operations';
import { instant, pageQuery, pageSchema } from '../page';
import { day, line } from '../text';
import { domainChoiceSchema } from '../templates/template.schema';

export const cycleStates = ['draft', 'starting', 'running', 'closed', 'cancelled', 'archived'] as const;

export const listCyclesQuerySchema = z.strictObject(pageQuery);
export type ListCyclesQuery = z.infer<typeof listCyclesQuerySchema>;

export const createCycleSchema = z.strictObject({
  year: z.int().min(2000).max(2200),
  title: line(200),
  template: line(64),
  /** Domains of the year, weights summing to 100; those of the template itself without them. */
  domains: z.array(domainChoiceSchema).min(1).max(12).optional(),
});
export type CreateCycle = z.infer<typeof createCycleSchema>;

export const startCycleSchema = z.strictObject({
  clock: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('real') }),
    z.strictObject({
      kind: z.literal('compressed'),
      /** Real milliseconds that one business day takes; must divide 86,400,000. */
      msPerDay: z.int().min(1).max(86_400_000),
      /** Business day on which the clock begins; without it the first day of the template. */
      startOn: day.optional(),
    }),
  ]),
});
export type StartCycle = z.infer<typeof startCycleSchema>;

const clock = z.strictObject({ bizEpochMs: z.int(), realEpochMs: z.int(), realMsPerBizDay: z.int() });

const cycleFields = {
  id: z.uuid(),
  year: z.int(),
  title: z.string(),
  template: z.string(),
  state: z.enum(cycleStates),
  /** Business instant of the start. */
  startedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Null until started. */
  clock: clock.nullable(),
  calendarVersion: z.int(),
  /** Business day now, on this cycle's own clock. */
  today: z.iso.date(),
};

export const cycleRowSchema = z.strictObject(cycleFields);
export type CycleRowView = z.infer<typeof cycleRowSchema>;
export const cycleListSchema = pageSchema(cycleRowSchema);
export type CycleList = z.infer<typeof cycleListSchema>;

const phase = z.strictObject({
  key: z.string(),
  plannedFromOn: z.iso.date(),
  plannedUntilOn: z.iso.date(),
  enteredAt: instant.nullable(),
  leftAt: instant.nullable(),
});

export const cycleSchema = z.strictObject({
  ...cycleFields,
  planId: z.uuid().nullable(),
  frameSha256: z.string(),
  /** What the cycle took from the organisation and its template when it was created. */
  frame: z.looseObject({}),
  phases: z.array(phase),
  /** What the start will cause, before anything is caused. */
  willOpen: z.strictObject({
    letters: z.array(z.strictObject({ level: z.string(), count: z.int() })),
    meetings: z.int(),
  }),
});
export type CycleView = z.infer<typeof cycleSchema>;

export const startedCycleSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(cycleStates),
  workflowId: z.string(),
  clock,
});
export type StartedCycle = z.infer<typeof startedCycleSchema>;

export const countsSchema = z.record(z.string(), z.int());
export type CountsView = z.infer<typeof countsSchema>;

export const lateTaskSchema = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  phase: z.string(),
  assigneeKind: z.enum(['post', 'person', 'body']),
  assignee: z.string(),
  /** Who that is today: holder of the post, person, or name of the body. */
  assigneeName: z.string().nullable(),
  dueOn: z.iso.date(),
  workingDaysLate: z.int(),
  lastReminderAt: instant.nullable(),
  letterId: z.uuid().nullable(),
});
export type LateTask = z.infer<typeof lateTaskSchema>;

export const boardSchema = z.strictObject({
  cycle: cycleRowSchema,
  today: z.iso.date(),
  phases: z.array(phase),
  counts: countsSchema,
  /** The latest due first; `counts.late` says how many there are. */
  late: z.array(lateTaskSchema),
});
export type BoardView = z.infer<typeof boardSchema>;

/** What the process itself says, or the rows when it does not answer; never shown without that word. */
export const processSchema = z.strictObject({
  source: z.enum(['process', 'read-model']),
  reason: z.enum(['unavailable', 'no-answer', 'not-started', 'ended']).optional(),
  workflowId: z.string(),
  phases: z.array(z.strictObject({ key: z.string(), state: z.enum(['planned', 'running', 'done']) })),
  /** Workflow ids of the processes that run below it. */
  children: z.array(z.string()),
  /** Business instant of what comes next; null when unknown. */
  nextPointAt: instant.nullable(),
});
export type ProcessView = z.infer<typeof processSchema>;

export const processListSchema = z.strictObject({
  items: z.array(
    z.strictObject({ workflowId: z.string(), type: z.string(), state: z.string(), historyLength: z.int() }),
  ),
});
export type ProcessList = z.infer<typeof processListSchema>;

export const cycleOperations = {
  listCycleProcesses: {
    tag: 'cycles',
    summary: 'Processes of the cycle with the length of their histories',
    answer: processListSchema,
  },
  listCycles: {
    tag: 'cycles',
    summary: 'Cycles, newest year first',
    query: listCyclesQuerySchema,
    answer: cycleListSchema,
  },
  getCycle: { tag: 'cycles', summary: 'One cycle with its frame and what its start will open', answer: cycleSchema },
  createCycle: {
    tag: 'cycles',
    summary: 'Draft of a year from a template; freezes roster, meetings, letters and pools',
    body: createCycleSchema,
    answer: cycleSchema,
    status: 201,
  },
  startCycle: {
    tag: 'cycles',
    summary: 'Starts the year on the real or a compressed clock',
    body: startCycleSchema,
    answer: startedCycleSchema,
    status: 202,
  },
  getCycleCounts: { tag: 'cycles', summary: 'Numbers of the board', answer: countsSchema },
  getBoard: { tag: 'cycles', summary: 'Phases, numbers and who is late', answer: boardSchema },
  getCycleProcess: {
    tag: 'cycles',
    summary: 'Asked of the process itself; says so when it falls back to rows',
    answer: processSchema,
  },
} as const satisfies Operations;
