import type { Day } from '../calendars/day';
import type { CycleFrame } from '../cycles/cycle-frame';
import { dayInYear } from '../cycles/month-day';
import { DomainError } from '../errors/domain-error';
import { templateOf } from '../templates/frozen-template';

/** Where a problem came from: the mid-year review or the end of the year. */
export type ProblemSource = 'mid-year' | 'year-end';

export interface PlannedRectification {
  readonly code: string;
  readonly owner: string;
  readonly unitVerifier: string;
  readonly superiorVerifier: string;
  readonly openedOn: Day;
}

const letterOf: Readonly<Record<ProblemSource, string>> = { 'mid-year': 'M', 'year-end': 'Y' };

/**
 * Who rectifies a unit's problem and who accepts it: the unit's liaison owns it, its head and the leader in charge accept it, so
 * nobody accepts his own work.
 *
 * @throws DomainError `unit.unknown` when the cycle has no such unit.
 */
export function plannedRectification(
  frame: CycleFrame,
  source: ProblemSource,
  { unitCode, no }: { readonly unitCode: string; readonly no: number },
): PlannedRectification {
  const unit = frame.units.find(({ code }) => code === unitCode);
  if (!unit) throw new DomainError('unit.unknown', { unit: unitCode });
  return {
    code: `${letterOf[source]}${no}`,
    owner: unit.liaison,
    unitVerifier: unit.head,
    superiorVerifier: unit.leader,
    openedOn: dayInYear(frame.year, templateOf(frame).rectificationsOpenOn[source]),
  };
}
