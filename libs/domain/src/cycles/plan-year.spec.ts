import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type CalendarFile } from '../calendars/working-calendar';
import type { Roster } from '../organisation/roster';
import { stepsOf, type ProcessKey } from '../processes/catalogue';
import { findCycleTemplate } from '../templates/catalogue';
import { createCycleFrame } from './create-cycle-frame';
import { planSchedule, type NamedDays } from './plan-schedule';
import { planStep } from './plan-step';
import type { StepFacts } from './subjects';

const read = <T>(name: string): T => JSON.parse(readFileSync(join(__dirname, 'testdata', name), 'utf8')) as T;

type Row = [
  phase: string,
  kind: string,
  subject: string,
  round: number,
  assignee: string,
  opensOn: string,
  dueOn: string,
  origin: string,
];

const expected = read<Row[]>('planned-tasks.json').filter(([, , , , , , , origin]) => origin === 'plan');
const calendar = createCalendar(
  [read<CalendarFile>('calendar-2026.json'), read<CalendarFile>('calendar-2027.json')],
  2,
);
const roster = read<Roster>('roster.json');
const template = findCycleTemplate('demo-commission');
if (!template) throw new Error('no template');
const frame = createCycleFrame(roster, template, 2026);
const held = Object.fromEntries(frame.meetings.map(({ code, heldOn }) => [code, heldOn]));

function plan(process: ProcessKey, days: NamedDays, facts: StepFacts = {}) {
  const schedule = new Map(planSchedule(stepsOf(process), 2026, days, calendar).map((step) => [step.key, step]));
  return stepsOf(process).flatMap((step) => {
    const planned = schedule.get(step.key);
    if (!planned) return [];
    return planStep(step, frame, facts).map(({ subject, assignee }) => ({
      kind: step.kind,
      subject,
      assignee,
      opensOn: planned.opensOn,
      dueOn: planned.dueOn,
    }));
  });
}

/** Steps of the story whose tasks are fixed by the frame alone, beside the rows of the worked example. */
const line = ({ kind, subject, assignee, dueOn }: { kind: string; subject: string; assignee: string; dueOn: string }) =>
  `${kind} ${subject} ${assignee} due ${dueOn}`;
const rowsOf = (phase: string, about: RegExp = /./) =>
  expected
    .filter(([of, , subject]) => of === phase && about.test(subject))
    .map(([, kind, subject, , assignee, , dueOn]) => line({ kind, subject, assignee, dueOn }))
    .toSorted();

describe('the year of the commission, planned by pure functions', () => {
  it('freezes 21 letters, 11 meetings and the electors of 89 sheets', () => {
    expect(frame.letters).toHaveLength(21);
    expect(frame.letters.filter(({ witness }) => witness !== null)).toHaveLength(7);
    expect(frame.letters.at(-1)).toMatchObject({ code: 'B14', bearer: 'person:P-R1', channel: 'paper' });
    expect(frame.meetings).toHaveLength(11);
    expect(frame.pools.flatMap(({ groups }) => groups.flatMap(({ electors }) => electors))).toHaveLength(89);
  });

  it('asks for the 48 tasks of the plan, on the days of the worked example', () => {
    expect(plan('plan', held).map(line).toSorted()).toEqual(rowsOf('plan'));
  });

  it('asks for the letters’ checks and confirmations, and for 42 signatures and 7 witness marks', () => {
    const ofLevel = (level: string, days: NamedDays) =>
      plan('signing-round', days, {
        roundLetters: frame.letters.filter((letter) => letter.level === level).map(({ code }) => code),
      });
    const letters = [
      ...plan('letters', { ...held, 'last-round-due': '2026-03-02' }),
      ...ofLevel('A', { signing: '2026-02-10', 'sign-until': '2026-02-12' }),
      ...ofLevel('B', { signing: '2026-02-10', 'sign-until': '2026-03-02' }),
    ];
    expect(letters.map(line).toSorted()).toEqual(rowsOf('letters'));
  });

  it.each(['Q1', 'Q2', 'Q3', 'Q4'])('asks for the tasks of meeting %s', (meeting) => {
    const sitting = frame.meetings.find(({ code }) => code === meeting);
    const owners = expected.filter(
      ([, kind, subject]) => kind === 'accept-resolution' && subject.includes(`/${meeting}-`),
    );
    const verifiers = expected.filter(
      ([, kind, subject]) => kind === 'verify-resolution' && subject.includes(`/${meeting}-`),
    );
    const facts: StepFacts = {
      meeting,
      minutesSigners: frame.leaders.map((post) => ({ post, person: post })),
      resolutions: owners.map(([, , subject, , owner], index) => ({
        code: subject.replace('resolution/', ''),
        owner,
        verifier: verifiers[index]?.[4] ?? '',
      })),
    };
    const planned = plan('quarterly', { held: sitting?.heldOn ?? '', call: sitting?.callOn ?? '' }, facts);
    expect(planned).toHaveLength(105);
    expect(planned.map(line).toSorted()).toEqual(rowsOf('quarterly', new RegExp(`/${meeting}(/|-|$)`)));
  });

  it('asks for the tasks of mid-year, without its rectifications and amendments', () => {
    const facts = {
      meeting: 'midYear',
      minutesSigners: frame.leaders.map((post) => ({ post, person: post === 'L5' ? 'person:P-L5' : post })),
    };
    expect(plan('mid-year', held, facts).map(line).toSorted()).toEqual(
      rowsOf('mid-year', /^(midYearReview|problemList|meeting)/),
    );
  });

  it('asks for the tasks of the year-end, on the calendar that arrived in November', () => {
    const adjustments = expected
      .filter(([, kind]) => kind === 'request-adjustment')
      .map(([, , subject]) => subject.replace('adjustment/', ''));
    const superiorOf = new Map(
      expected
        .filter(([, kind]) => kind === 'decide-adjustment')
        .map(([, , subject, , assignee]) => [subject.replace('adjustment/', ''), assignee]),
    );
    const facts = {
      adjustments: adjustments.map((code) => ({ code, letterCode: superiorOf.get(code) === 'L1' ? 'A01' : 'B01' })),
    };
    const planned = plan('year-end', held, facts).map(line);
    expect(planned.toSorted()).toEqual(rowsOf('year-end', /^(?!review\/)/));
    expect(planned).toHaveLength(339);
  });

  it('asks for the awards', () => {
    expect(plan('awards', held).map(line).toSorted()).toEqual(rowsOf('awards'));
  });

  it('asks six things about each rectification', () => {
    const facts: StepFacts = {
      rectification: { code: 'M1', owner: 'S10', unitVerifier: 'H03', superiorVerifier: 'L3', source: 'mid-year' },
    };
    expect(plan('rectification', { opened: '2026-07-16', closing: '2026-08-31' }, facts).map(line).toSorted()).toEqual(
      rowsOf('mid-year', /^rectification\/M1$/),
    );
  });
});
