import type { Decimal } from 'decimal.js';
import { printed } from './decimals';
import type { Graded } from './grades/assign-grades';
import type { Lowering } from './grades/lowering';
import type { ComponentKind, Scheme } from './scheme/scheme';
import type { Scored } from './score-subject';
import type { Decided } from './verdict-inputs';

/** One line of the explanation sheet: the step, the rule, its figures; the words are the reader's. */
export interface ExplanationLine {
  /** Step of the order of computation (rules.md §5). */
  readonly step: number;
  readonly rule: string;
  readonly figures: Readonly<Record<string, string>>;
}

/** How a subject came to his total and grade, step by step. */
export function explain(
  scheme: Scheme,
  scored: Scored,
  { rank, grade, earned }: Graded,
  { grounds }: Lowering,
): readonly ExplanationLine[] {
  const { subject, base, adjustments, calibration, total } = scored;
  const grades = { earned, grade };
  return [
    ...componentLines(scored),
    ...decisionLines(scored),
    { step: 6, rule: 'R1', figures: { ...weightsOf(scheme), base: printed(base, 6) } },
    { step: 7, rule: 'R10', figures: { plus: printed(adjustments.plus, 2), entries: adjustments.counted.join(' ') } },
    { step: 8, rule: 'R10', figures: { minus: printed(adjustments.minus, 2) } },
    { step: 11, rule: 'rules.md §1.3', figures: { exact: printed(total, 12), shown: printed(total, 2) } },
    { step: 12, rule: 'rules.md §1.4', figures: { rank: `${rank}` } },
    { step: 13, rule: 'R31', figures: { earned, zeroItems: scored.target.zeroItems.join(' ') } },
    { step: 14, rule: 'R35', figures: grades },
    ...grounds.map(({ rule, basis }) => ({
      step: scheme.downgrades.some(({ code }) => code === rule) ? 15 : 16,
      rule: scheme.downgrades.some(({ code }) => code === rule) ? 'R39' : 'R38',
      figures: { ...grades, ground: rule, basis },
    })),
    ...(subject.calibration
      ? [{ step: 17, rule: '§3', figures: { points: printed(calibration, 2), reason: subject.calibration.reason } }]
      : []),
  ];
}

function componentLines({ components, target, ballot, subject }: Scored): readonly ExplanationLine[] {
  const line = (step: number, rule: string, name: string, value: Decimal | undefined, figures = {}) =>
    value ? [{ step, rule, figures: { ...figures, [name]: printed(value, 6) } }] : [];
  const items = Object.fromEntries(
    Object.entries(subject.items).map(([code, { mark, full }]) => [code, `${mark ?? '–'} / ${full}`]),
  );
  const left = target.leftTable.length > 0 ? { leftTable: target.leftTable.join(' ') } : {};
  const groups = Object.fromEntries(
    ballot.groups.map(({ group, mean, weight, counted }) => [group, `${mean || '–'} × ${weight} (${counted})`]),
  );
  return [
    ...line(4, 'R1', 'target', components.target, { ...items, ...left }),
    ...line(4, 'R7', 'process', components.process, { marks: subject.processMarks.join(' ') }),
    ...line(5, 'R17', 'ballot', components.ballot, groups),
  ];
}

/** What was missing, and by which decision the rest was weighed anew. */
const decisionLines = ({ subject, missing }: Scored): readonly ExplanationLine[] =>
  (Object.entries(subject.decided ?? {}) as [ComponentKind, Decided][]).flatMap(([component, { choice, reason }]) => {
    const parts = missing.filter((gap) => gap.component === component).map(({ part, cause }) => `${part}:${cause}`);
    if (parts.length === 0) return [];
    return [{ step: 6, rule: 'missingComponent', figures: { component, choice, missing: parts.join(' '), reason } }];
  });

const weightsOf = ({ components }: Scheme): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(components).map(([kind, weight]) => [`${kind}Weight`, weight]));
