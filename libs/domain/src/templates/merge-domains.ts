import { dayInYear } from '../cycles/month-day';
import type { Scheme } from '../evaluation/scheme/scheme';
import { lintScheme } from '../evaluation/scheme/lint-scheme';
import type { PlanItem } from '../plans/plan-content';
import { assertWeights } from '../plans/weights';
import { DomainError } from '../errors/domain-error';
import type { CycleTemplate, TemplateAnnex } from './cycle-template';
import type { ChosenDomain } from './domain-template';
import { splitWeight } from './split-weight';

/**
 * A year's template with the sheets of the chosen domains instead of its own. Nothing chosen leaves it as it is.
 *
 * @throws DomainError `weights.not-100` naming the table `domains`, `template.invalid` for a domain or a prefix that is chosen twice.
 */
export function mergeDomains(template: CycleTemplate, chosen: readonly ChosenDomain[]): CycleTemplate {
  if (chosen.length === 0) return template;
  assertOnce(
    'key',
    chosen.map((domain) => domain.template.key),
  );
  assertOnce(
    'annex.prefix',
    chosen.map((domain) => domain.template.annex.prefix),
  );
  assertWeights(
    'domains',
    chosen.map(({ weight }) => weight),
  );
  return { ...template, annexes: chosen.map(annexOf) };
}

function assertOnce(field: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new DomainError('template.invalid', { field, reason: `${twice} is chosen twice` });
}

function annexOf({ template: { key, annex }, weight }: ChosenDomain): TemplateAnnex {
  const marks = splitWeight(weight, annex.indicators.length);
  return {
    domain: key,
    weight,
    prefix: annex.prefix,
    indicatorCount: annex.indicators.length,
    fullMarks: marks[0] ?? weight,
    indicators: annex.indicators.map((title, index) => ({ ...title, fullMarks: marks[index] ?? '0.00' })),
  };
}

/**
 * A pool's scheme with the vetoes and downgrades that the chosen domains bring.
 *
 * @throws DomainError `scheme.invalid` when the merged scheme would not pass its linter (a code twice, a veto without a basis).
 */
export const mergeScheme = (scheme: Scheme, chosen: readonly ChosenDomain[]): Scheme =>
  chosen.length === 0
    ? scheme
    : lintScheme({
        ...scheme,
        vetoes: [...scheme.vetoes, ...chosen.flatMap(({ template }) => template.scheme.vetoes)],
        downgrades: [
          ...scheme.downgrades,
          ...chosen.flatMap(({ template }) => template.scheme.downgrades.map(({ code, steps }) => ({ code, steps }))),
        ],
      });

interface Lead {
  readonly unit: string;
  readonly liaison: string;
}

/**
 * Items with which the office begins its plan: one per item of each chosen domain, weights sum to 100 exactly.
 *
 * @param lead unit that is offered as lead until the office names another.
 */
export const proposedPlanItems = (chosen: readonly ChosenDomain[], year: number, lead: Lead): readonly PlanItem[] =>
  chosen.flatMap(({ template: { key, annex, planItems }, weight }) => {
    const weights = splitWeight(weight, planItems.length);
    return planItems.map(({ titleZh, legalBasis, indicator, milestones }, index) => {
      const code = `${annex.prefix}-${index + 1}`;
      return {
        code,
        domain: key,
        titleZh,
        weight: weights[index] ?? '0.00',
        leadUnit: lead.unit,
        coUnits: [],
        liaison: lead.liaison,
        ...(legalBasis ? { legalBasis } : {}),
        indicator: { code: `${code}-I`, ...indicator },
        milestones: milestones.map((on, no) => ({ no: no + 1, dueOn: dayInYear(year, on) })),
      };
    });
  });
