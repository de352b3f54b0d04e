import type { CycleRow, Repositories } from '@zeren/database';
import { planSchedule, startOfDay, stepsOf, type NamedDays } from '@zeren/domain';
import type { EffectCall, PlannedProcess, ProcessSubject } from '@zeren/workflow-contracts';
import { namedDays } from './named-days';
import { calendarOf } from './time';

/** The days that a process knows by name, and when each of its steps may open by them. */
export async function planProcess(
  repositories: Repositories,
  call: EffectCall & ProcessSubject,
  cycle: CycleRow,
  known: NamedDays,
): Promise<PlannedProcess> {
  const days = { ...(await namedDays(repositories, call, cycle)), ...known };
  const steps = stepsOf(call.process);
  const calendar = calendarOf(cycle);
  const planned = planSchedule(steps, cycle.year, days, calendar).map(({ key, opensOn }) => {
    const follows = steps.find((step) => step.key === key)?.follows;
    return { key, opensAt: startOfDay(calendar, opensOn), ...(follows ? { follows } : {}) };
  });
  return { days, steps: planned };
}
