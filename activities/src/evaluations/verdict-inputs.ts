import type { AdjustmentRow, ActContent, CycleRow, Repositories } from '@zeren/database';
import { findCycleTemplate, type ComponentKind, type Decided, type FramePool, type VerdictInputs } from '@zeren/domain';
import { decisionKinds } from './record-missing';
import type { EffectCall } from '@zeren/workflow-contracts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const marksOf = ({ content }: ActContent): Readonly<Record<string, string>> =>
  (content['marks'] ?? {}) as Readonly<Record<string, string>>;

/** Everything that the verdict of one pool rests on, read from the rows: facts, quarterly marks, adjustments, sheets. */
export async function verdictInputs(
  { processes }: Repositories,
  { organisationId, cycleId }: EffectCall,
  cycle: CycleRow,
  pool: FramePool,
): Promise<VerdictInputs> {
  const { acts, evaluation } = processes;
  const facts = await acts.list(organisationId, cycleId, ['verify-fact']);
  const quarters = await acts.list(organisationId, cycleId, ['check-quarterly-report']);
  const calibrations = await acts.list(organisationId, cycleId, ['calibrate-pool'], `calibration/${pool.code}`);
  const decisions = await acts.list(organisationId, cycleId, decisionKinds, `missing/${pool.code}/`);
  const adjustments = await evaluation.listAdjustments(organisationId, cycleId);
  const boxes = await evaluation.boxes(organisationId, cycleId, pool.code);
  const sheets = await evaluation.sheets(organisationId, cycleId, pool.code);
  const letters = cycle.frame.letters.filter(({ level }) => level === pool.level);
  return {
    subjects: letters.map(({ code }) => ({
      id: code,
      items: itemsOf(
        cycle,
        facts.filter(({ subject }) => subject.endsWith(`/${code}`)),
      ),
      processMarks: quarters
        .filter(({ subject }) => subject.endsWith(`/${code}`))
        .flatMap((act) => marksOf(act)['quarter'] ?? []),
      adjustments: adjustments
        .filter(({ letterCode, state }) => letterCode === code && state !== 'registered')
        .map(adjustmentOf),
      ...decidedOf(decisions, code),
      ...calibrationOf(calibrations, code),
    })),
    groups: boxes.map(({ group, issued, returned }) => ({ key: group, issued, returned })),
    sheets: sheets.map(({ group, marks }) => ({ group, marks })),
    cutOffOn: `${cycle.year}-12-31`,
  };
}

/** Full marks come from the template, marks from the providers' acts. */
function itemsOf({ frame }: CycleRow, facts: readonly ActContent[]) {
  const annexes = findCycleTemplate(frame.template)?.annexes ?? [];
  const marks = Object.assign({}, ...facts.map(marksOf)) as Record<string, string>;
  return Object.fromEntries(
    annexes.flatMap(({ prefix, indicatorCount, fullMarks }) =>
      Array.from({ length: indicatorCount }, (_, index) => {
        const code = `${prefix}${index + 1}`;
        return [code, { full: fullMarks, mark: marks[code] ?? null }] as const;
      }),
    ),
  );
}

const adjustmentOf = ({ code, kind, points, matter, decidedOn, state }: AdjustmentRow) => ({
  code,
  kind,
  points,
  matter: matter ?? code,
  decidedOn: decidedOn ?? '',
  approved: state === 'approved',
});

function calibrationOf(acts: readonly ActContent[], code: string) {
  const changes = acts.flatMap(
    ({ content }) => (content['changes'] ?? []) as readonly { letterCode: string; points: string; reason: string }[],
  );
  const change = changes.find(({ letterCode }) => letterCode === code);
  return change ? { calibration: { points: change.points, reason: text(change.reason) } } : {};
}

/** Whoever was left out stays out: a later decision to re-weight is about those who were still in question. */
function decidedOf(decisions: readonly ActContent[], code: string): { decided?: SubjectDecisions } {
  const decided: { [kind in ComponentKind]?: Decided } = {};
  for (const { subject, result, content } of decisions) {
    const component = subject.split('/').at(-1) as ComponentKind;
    const named = (content['letterCodes'] ?? []) as readonly string[];
    const reason = text(content['reason']);
    if (result === 'reweight') decided[component] ??= { choice: 'reweight', reason };
    if (result === 'leave-out' && named.includes(code)) decided[component] = { choice: 'leave-out', reason };
  }
  return Object.keys(decided).length > 0 ? { decided } : {};
}

type SubjectDecisions = Readonly<Partial<Record<ComponentKind, Decided>>>;
