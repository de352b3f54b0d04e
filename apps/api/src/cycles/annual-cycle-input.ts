import type { CycleDetails } from '@zeren/database';
import {
  dayInYear,
  dueAt,
  phases,
  startOfDay,
  type BusinessClock,
  type CycleTemplate,
  type WorkingCalendar,
} from '@zeren/domain';
import type { AnnualCycleInput } from '@zeren/workflow-contracts';

interface Start {
  readonly organisationId: string;
  readonly cycle: Pick<CycleDetails, 'id' | 'year' | 'frame'> & { readonly planId: string };
  readonly template: CycleTemplate;
  readonly calendar: WorkingCalendar;
  readonly clock: BusinessClock;
  /** Of the upper round of letters. */
  readonly roundId: string;
}

/** What is fixed into the process of a year at its start: when each phase and each called meeting begins, when it closes. */
export function annualCycleInput({
  organisationId,
  cycle,
  template,
  calendar,
  clock,
  roundId,
}: Start): AnnualCycleInput {
  const { id: cycleId, year, planId, frame } = cycle;
  return {
    v: 1,
    organisationId,
    cycleId,
    clock,
    planId,
    roundId,
    phases: phases.map(({ key, usuallyFrom }) => ({ key, at: startOfDay(calendar, dayInYear(year, usuallyFrom)) })),
    meetings: frame.meetings.flatMap(({ code, kind, callOn }) =>
      kind === 'quarterly' && callOn ? [{ code, at: startOfDay(calendar, callOn) }] : [],
    ),
    closesAt: dueAt(calendar, dayInYear(year, template.closesOn)),
  };
}
