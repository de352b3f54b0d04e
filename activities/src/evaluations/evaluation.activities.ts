import { newId, type Database, type Repositories } from '@zeren/database';
import {
  dueAt,
  dueOn,
  dayInYear,
  findCycleTemplate,
  findScheme,
  missingParts,
  startOfDay,
  verdict,
  type FramePool,
  type VerdictInputs,
} from '@zeren/domain';
import { canonicalJson, type Json } from '@zeren/ledger';
import type { EffectCall, MissingOfPool, VerdictsComputed } from '@zeren/workflow-contracts';
import { businessDay, calendarOf } from '../process/time';
import { record } from '../process/record';
import { sha256 } from '../process/sha256';
import { recordMissing } from './record-missing';
import { verdictInputs } from './verdict-inputs';

type PoolCall = EffectCall & { readonly pool: string };
type VerdictCause = 'provisional' | 'calibrated';

const hashOf = (value: unknown): string => sha256(canonicalJson(JSON.parse(JSON.stringify(value)) as Json));
/** One version per cause, so that a repeated activity makes the same one. */
const versionOf: Readonly<Record<VerdictCause, number>> = { provisional: 1, calibrated: 2 };

/** Year-end: boxes, verdicts, decision, publicity, notices. */
export const createEvaluationActivities = ({ database }: { readonly database: Database }) => ({
  /** Safe to run twice: a box exists once per group. */
  openBallots: (call: PoolCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const pool = await requirePool(repositories, call);
      const boxes = pool.groups.map(({ key, electors }) => ({ id: newId(), pool: pool.code, group: key, electors }));
      await repositories.processes.evaluation.openBoxes(call.organisationId, call.cycleId, boxes);
      await record(repositories, call, 'ballot.opened', [about(pool.code, { groups: pool.groups.length })]);
    }),

  /** Safe to run twice: a closed box stays closed. */
  closeBallots: (call: PoolCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const boxes = await repositories.processes.evaluation.closeBoxes(call.organisationId, call.cycleId, call.pool);
      const facts = Object.fromEntries(boxes.map(({ group, issued, returned }) => [group, `${returned}/${issued}`]));
      await record(repositories, call, 'ballot.closed', [about(call.pool, facts)]);
    }),

  /** Safe to run twice: what the superior said about each entry becomes its state. */
  decideAdjustments: (call: EffectCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { acts, cycles, evaluation } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const decisions = await acts.list(call.organisationId, call.cycleId, ['decide-adjustment']);
      for (const { id, code } of await evaluation.listAdjustments(call.organisationId, call.cycleId)) {
        const decision = decisions.find(({ subject }) => subject === `adjustment/${code}`);
        if (!decision?.result) continue;
        const decidedOn = businessDay(cycle, decision.businessAt.getTime());
        await evaluation.decideAdjustment(call.organisationId, id, decision.result, decidedOn);
      }
      await record(repositories, call, 'inputs.frozen', [about('adjustments', {})]);
    }),

  /**
   * Safe to run twice: pure computation on frozen inputs; a version exists once per cause. Where a part is missing nothing is
   * stored, and the answer names it. `round`: how often that has been answered, counting this time.
   */
  computeVerdicts: (
    call: EffectCall & { readonly cause: VerdictCause; readonly round?: number },
  ): Promise<VerdictsComputed> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const cycle = await repositories.processes.cycles.require(call.organisationId, call.cycleId);
      const missing: MissingOfPool[] = [];
      const ready: ReadyPool[] = [];
      for (const pool of cycle.frame.pools) {
        const inputs = await verdictInputs(repositories, call, cycle, pool);
        ready.push({ pool, inputs });
        missing.push(...missingParts(findScheme(pool.scheme), inputs).map((part) => ({ pool: pool.code, ...part })));
      }
      if (missing.length > 0) await recordMissing(repositories, call, call.round ?? 1, missing);
      else for (const one of ready) await storeVerdict(repositories, call, one);
      return { missing, on: businessDay(cycle, call.at) };
    }),

  /** Safe to run twice: window and state are set. Answers the instants at which the window opens and has closed. */
  openPublicity: (call: EffectCall): Promise<{ readonly opensAt: number; readonly closesAt: number }> =>
    database.inTenant(call.organisationId, async (repositories) => {
      const { cycles, evaluation } = repositories.processes;
      const cycle = await cycles.require(call.organisationId, call.cycleId);
      const template = findCycleTemplate(cycle.frame.template);
      if (!template) throw new Error(`no template ${cycle.frame.template}`);
      const calendar = calendarOf(cycle);
      const opensOn = dayInYear(cycle.year, template.publicity.opensOn);
      const lastOn = dueOn(calendar, opensOn, { kind: 'window', days: template.publicity.workingDays });
      await evaluation.setResultState(call.organisationId, call.cycleId, 'published');
      for (const { code } of cycle.frame.pools)
        await evaluation.openPublicity(call.organisationId, call.cycleId, code, opensOn, lastOn);
      await record(repositories, call, 'result.decided', [about('all', {})]);
      await record(repositories, call, 'publicity.opened', [about('all', { opensOn, lastOn })]);
      return { opensAt: startOfDay(calendar, opensOn), closesAt: dueAt(calendar, lastOn) };
    }),

  /** Safe to run twice: the first closing stays. */
  closePublicity: (call: EffectCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      await repositories.processes.evaluation.closePublicity(call.organisationId, call.cycleId, new Date(call.at));
      await record(repositories, call, 'publicity.closed', [about('all', {})]);
    }),

  /** Safe to run twice: a state is set. */
  recordNotices: (call: EffectCall): Promise<void> =>
    database.inTenant(call.organisationId, async (repositories) => {
      await repositories.processes.evaluation.setResultState(call.organisationId, call.cycleId, 'notified');
      await record(repositories, call, 'result.notified', [about('all', {})]);
    }),
});

export type EvaluationActivities = ReturnType<typeof createEvaluationActivities>;

const about = (id: string, facts: Readonly<Record<string, Json>>) => ({ subjectKind: 'pool', id, facts });

async function requirePool({ processes }: Repositories, call: PoolCall): Promise<FramePool> {
  const { frame } = await processes.cycles.require(call.organisationId, call.cycleId);
  const pool = frame.pools.find(({ code }) => code === call.pool);
  if (!pool) throw new Error(`the cycle has no pool ${call.pool}`);
  return pool;
}

interface ReadyPool {
  readonly pool: FramePool;
  readonly inputs: VerdictInputs;
}

async function storeVerdict(
  repositories: Repositories,
  call: EffectCall & { readonly cause: VerdictCause },
  { pool, inputs }: ReadyPool,
): Promise<void> {
  const { evaluation, letters } = repositories.processes;
  const scheme = findScheme(pool.scheme);
  const result = verdict(scheme, inputs);
  const rows = await letters.list(call.organisationId, call.cycleId);
  const version = versionOf[call.cause];
  const hashes = { schemeSha256: hashOf(scheme), inputsSha256: hashOf(inputs), resultSha256: hashOf(result) };
  await evaluation.storeVerdict(call.organisationId, call.cycleId, {
    id: newId(),
    pool: pool.code,
    version,
    cause: call.cause,
    scheme,
    inputs,
    result,
    ...hashes,
    at: new Date(call.at),
    subjects: result.subjects.map(({ id, rank, exactTotal, shown, grade }) => ({
      letterId: rows.find(({ code, kind }) => code === id && kind === 'original')?.id ?? '',
      rank,
      exactTotal,
      shownTotal: shown,
      grade,
    })),
  });
  await record(repositories, call, 'verdict.computed', [
    about(`${pool.code}/${version}`, { cause: call.cause, ...hashes }),
  ]);
}
