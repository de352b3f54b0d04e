import type { Day } from '../calendars/day';
import type { WorkingCalendar } from '../calendars/working-calendar';
import { dueOn } from '../clocks/due-rule';
import type { CycleFrame } from '../cycles/cycle-frame';
import { dayInYear } from '../cycles/month-day';
import { planSchedule, type NamedDays } from '../cycles/plan-schedule';
import { planStep, type PlannedTask } from '../cycles/plan-step';
import type { StepFacts } from '../cycles/subjects';
import { stepsOf, type ProcessKey } from '../processes/catalogue';
import type { TaskKindKey } from '../task-kinds/catalogue';
import { templateOf } from '../templates/frozen-template';

/** A task as it will be opened if everything goes by the plan. */
export interface RehearsedTask extends PlannedTask {
  readonly process: ProcessKey;
  readonly step: string;
  readonly kind: TaskKindKey;
  readonly opensOn: Day;
  readonly dueOn: Day;
}

interface Run {
  readonly process: ProcessKey;
  readonly days: NamedDays;
  readonly facts?: StepFacts;
}

/**
 * Every task that a year opens whatever people decide: by the very functions that open the real ones. What only people's choices
 * bring (resolutions, rectifications, adjustments, amendments, reviews) is not among them. Minutes are asked of posts here, of
 * the persons who were there in the real year.
 *
 * @throws DomainError `post.without-holder` when nobody plays the role that a step asks.
 */
export function plannedYear(frame: CycleFrame, calendar: WorkingCalendar): readonly RehearsedTask[] {
  return runsOf(frame, calendar).flatMap(({ process, days, facts = {} }) => {
    const steps = stepsOf(process);
    const schedule = new Map(planSchedule(steps, frame.year, days, calendar).map((step) => [step.key, step]));
    return steps.flatMap((step) => {
      const planned = schedule.get(step.key);
      if (!planned) return [];
      const { opensOn, dueOn: due } = planned;
      return planStep(step, frame, facts).map((task) => ({
        ...task,
        process,
        step: step.key,
        kind: step.kind,
        opensOn,
        dueOn: due,
      }));
    });
  });
}

/** The processes of a year with the days they will know: the lower round opens when the upper one is signed, at best the same day. */
function runsOf(frame: CycleFrame, calendar: WorkingCalendar): readonly Run[] {
  const held = Object.fromEntries(frame.meetings.map(({ code, heldOn }) => [code, heldOn]));
  const minutesSigners = frame.leaders.map((post) => ({ post, person: post }));
  const rounds = roundsOf(frame, calendar);
  const lastRoundDue = rounds
    .map(({ days }) => days['sign-until'] ?? '')
    .toSorted()
    .at(-1);
  return [
    { process: 'plan', days: held },
    { process: 'letters', days: { ...held, ...(lastRoundDue ? { 'last-round-due': lastRoundDue } : {}) } },
    ...rounds,
    ...frame.meetings
      .filter(({ kind }) => kind === 'quarterly')
      .map(({ code, heldOn, callOn }): Run => {
        const days = { held: heldOn, ...(callOn ? { call: callOn } : {}) };
        return { process: 'quarterly', days, facts: { meeting: code, minutesSigners } };
      }),
    { process: 'mid-year', days: held, facts: { meeting: 'midYear', minutesSigners } },
    { process: 'year-end', days: held },
    { process: 'awards', days: held },
  ];
}

function roundsOf(frame: CycleFrame, calendar: WorkingCalendar): readonly (Run & { readonly days: NamedDays })[] {
  const { signingOn, signingWorkingDays } = templateOf(frame);
  const signing = dayInYear(frame.year, signingOn);
  return [...new Set(frame.letters.map(({ level }) => level))].map((level) => {
    const until = dueOn(calendar, signing, { kind: 'workingDays', days: signingWorkingDays[level] });
    const roundLetters = frame.letters.filter((letter) => letter.level === level).map(({ code }) => code);
    return { process: 'signing-round', days: { signing, 'sign-until': until }, facts: { roundLetters } };
  });
}
