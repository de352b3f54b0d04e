import { DomainError } from '../../errors/domain-error';
import { decimal } from '../decimals';
import type { Scheme } from '../scheme/scheme';
import type { SubjectInput } from '../verdict-inputs';

/** What events do to a grade: so many steps down, and not above a ceiling (a place on the ladder, 0 = best). */
export interface Lowering {
  readonly steps: number;
  readonly ceiling: number;
  /** Rules and documents, for the explanation sheet. */
  readonly grounds: readonly { readonly rule: string; readonly basis: string }[];
}

/**
 * R38–R40, R42: substantiated events by the rules of the scheme; downgrades add up, a veto leaves the worst grade or a ceiling,
 * unless its compensating item has full marks.
 *
 * @throws DomainError `scheme.invalid` for an event that no rule of the scheme speaks of.
 */
export function loweringOf(scheme: Scheme, subject: SubjectInput): Lowering {
  const worst = scheme.ladder.length - 1;
  let lowering: Lowering = { steps: 0, ceiling: 0, grounds: [] };
  const add = (steps: number, ceiling: number, rule: string, basis: string): void => {
    lowering = {
      steps: lowering.steps + steps,
      ceiling: Math.max(lowering.ceiling, ceiling),
      grounds: [...lowering.grounds, { rule, basis }],
    };
  };
  if (subject.veto) add(0, worst, 'veto', subject.veto.basis);
  for (const { rule, substantiated, document } of subject.events ?? []) {
    const downgrade = scheme.downgrades.find(({ code }) => code === rule);
    const veto = scheme.vetoes.find(({ code }) => code === rule);
    if (!downgrade && !veto)
      throw new DomainError('scheme.invalid', { table: 'vetoes', reason: `no rule ${rule}`, subject: subject.id });
    if (!substantiated) continue;
    if (downgrade) add(downgrade.steps, 0, rule, document);
    if (veto && !isCompensated(subject, veto.compensatedBy)) add(0, placeOf(scheme, veto.ceiling), rule, document);
  }
  return lowering;
}

const placeOf = ({ ladder }: Scheme, grade: string | null): number =>
  grade === null ? ladder.length - 1 : ladder.findIndex((step) => step.grade === grade);

/** R42: only an item that is fully met outweighs; one that left the table is not. */
function isCompensated({ items }: SubjectInput, code: string | undefined): boolean {
  const item = code === undefined ? undefined : items[code];
  return item?.mark !== undefined && item.mark !== null && item.notApplicable === undefined
    ? decimal(item.mark).equals(item.full)
    : false;
}
