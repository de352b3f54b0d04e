import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCalendar, type CalendarFile } from '../calendars/working-calendar';
import type { Roster } from '../organisation/roster';
import { demoCommission } from '../templates/demo-commission/demo-commission.template';
import { domainTemplates } from '../templates/library';
import { stopsLaunch, type ClashKind } from './clash';
import { rehearseYear, type Rehearsal, type YearToRehearse } from './rehearse-year';

const testdata = join(__dirname, '../cycles/testdata');
const read = <T>(name: string): T => JSON.parse(readFileSync(join(testdata, name), 'utf8')) as T;
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

/** What only people's choices bring into the worked example: outcomes of meetings, what needed mending, amendments, appeals. */
const isChosen = (subject: string) => /^(resolution|rectification|adjustment|amendment|review)\//.test(subject);
const isOfAmendedLetter = (phase: string, subject: string) => phase === 'mid-year' && subject.startsWith('letter/');

const roster = read<Roster>('roster.json');
const published = createCalendar(
  [read<CalendarFile>('calendar-2026.json'), read<CalendarFile>('calendar-2027.json')],
  2,
);
/** In the worked example the holder of `S01` is `P-S01`. */
const holders = Object.fromEntries(roster.posts.map(({ code }) => [code, `P-${code}`]));
const base: YearToRehearse = {
  year: 2026,
  template: demoCommission,
  domains: [],
  roster,
  holders,
  calendar: published,
};
const kindsOf = ({ clashes }: Rehearsal): ClashKind[] => [...new Set(clashes.map(({ kind }) => kind))];

describe('a rehearsal of the worked example', () => {
  const rehearsal = rehearseYear(base);

  it('asks for every task of the year but those that people’s choices bring', () => {
    const line = (kind: string, subject: string, assignee: string, due: string) =>
      `${kind} ${subject} ${assignee} ${due}`;
    const post = (assignee: string) =>
      assignee.startsWith('person:P-R') ? assignee : assignee.replace('person:P-', '');
    const expected = read<Row[]>('planned-tasks.json')
      .filter(
        ([phase, , subject, , , , , origin]) =>
          origin === 'plan' && !isChosen(subject) && !isOfAmendedLetter(phase, subject),
      )
      .map(([, kind, subject, , assignee, , due]) => line(kind, subject, post(assignee), due));
    const planned = rehearsal.tasks.map(({ kind, subject, assignee, dueOn }) =>
      line(kind, subject, post(assignee), dueOn),
    );
    expect(planned.toSorted()).toEqual(expected.toSorted());
  });

  it('finds nothing that stops a launch, and the heaviest days of the example', () => {
    expect([rehearsal.canLaunch, rehearsal.clashes.filter(stopsLaunch)]).toEqual([true, []]);
    const heavy = rehearsal.clashes
      .filter(({ kind }) => kind === 'overload')
      .map(({ who, day, tasks }) => `${who} ${day} ${tasks}`);
    expect(heavy.filter((line) => line.endsWith(' 21')).toSorted()).toEqual([
      'P-L9 2027-01-08 21',
      'P-S01 2026-03-25 21',
      'P-S01 2026-06-24 21',
      'P-S01 2026-09-23 21',
      'P-S01 2026-12-16 21',
      'P-S02 2026-12-14 21',
      'P-S02 2027-01-25 21',
    ]);
    expect(Math.max(...rehearsal.loads.map(({ heaviest }) => heaviest.due))).toBe(21);
  });

  it('counts for each person what is due on each day, and every task once', () => {
    const counted = rehearsal.loads.reduce((sum, { days }) => sum + days.reduce((due, day) => due + day.due, 0), 0);
    expect(counted).toBe(rehearsal.tasks.length);
    expect(rehearsal.loads[0]).toMatchObject({ person: 'P-S01' });
  });

  it('names deadlines on make-up days', () => {
    const odd = rehearsal.clashes.filter(({ kind }) => kind === 'make-up-day').map(({ day, kinds }) => [day, kinds]);
    expect(odd).toContainEqual(['2026-09-20', ['issue-agenda']]);
  });
});

describe('a rehearsal of a year with something in its way', () => {
  it.each<[string, ClashKind, Partial<YearToRehearse>, object]>([
    [
      'a post that nobody holds',
      'missing-approver',
      { holders: Object.fromEntries(Object.entries(holders).filter(([post]) => post !== 'L3')) },
      { who: 'L3', kinds: expect.arrayContaining(['sign-letter']) as string[] },
    ],
    [
      'one person on both sides of a letter',
      'circular-recusal',
      { holders: { ...holders, L3: 'P-L1' } },
      { who: 'L3', kinds: ['sign-letter'], chain: ['A02', 'L1', 'L3'] },
    ],
    [
      'somebody who checks his own report',
      'circular-recusal',
      { holders: { ...holders, S01: 'P-H04' } },
      { who: 'S01', kinds: ['check-quarterly-report'], day: '2026-03-25', chain: ['H04', 'S01'] },
    ],
    [
      'a provider and an alternate of the bearer’s own unit',
      'circular-recusal',
      { roster: { ...roster, dataProviders: roster.dataProviders.map((of) => ({ ...of, alternate: of.post })) } },
      { who: 'S04', kinds: ['verify-fact'] },
    ],
    [
      'an indicator that nobody supplies',
      'indicator-without-provider',
      {
        domains: [
          {
            weight: '100',
            template: { ...domainTemplates[0]!, annex: { ...domainTemplates[0]!.annex, prefix: 'FIR' } },
          },
        ],
      },
      { who: 'FIR1' },
    ],
    [
      'a meeting called after it is held',
      'due-before-opening',
      {
        template: {
          ...demoCommission,
          meetings: demoCommission.meetings.map((of) => (of.code === 'Q1' ? { ...of, callOn: '03-25' as const } : of)),
        },
      },
      { kinds: expect.arrayContaining(['reply-attendance']) as string[] },
    ],
    [
      'a body that is not there',
      'roster',
      { roster: { ...roster, bodies: roster.bodies.filter(({ kind }) => kind !== 'review-panel') } },
      { chain: ['post.without-holder', 'review-panel'] },
    ],
    [
      'a pool without electors',
      'roster',
      { roster: { ...roster, electors: { ...roster.electors, deputies: {} } } },
      { chain: ['pool.empty', 'deputies', 'secretary'] },
    ],
  ])('%s stops the launch', (_what, kind, change, found) => {
    const { canLaunch, clashes } = rehearseYear({ ...base, ...change });
    expect(canLaunch).toBe(false);
    expect(clashes).toContainEqual(expect.objectContaining({ kind, ...found }));
  });

  it.each<[string, ClashKind, Partial<YearToRehearse>]>([
    [
      'a meeting on a Sunday',
      'day-off',
      {
        template: {
          ...demoCommission,
          meetings: demoCommission.meetings.map((of) =>
            of.code === 'reportingLeaders' ? { ...of, heldOn: '12-20' as const } : of,
          ),
        },
      },
    ],
    [
      'a list that is not published',
      'provisional',
      { calendar: createCalendar([read<CalendarFile>('calendar-2026.json')], 1) },
    ],
  ])('%s is said, and stops nothing', (_what, kind, change) => {
    const rehearsal = rehearseYear({ ...base, ...change });
    expect(kindsOf(rehearsal)).toContain(kind);
    expect(rehearsal.canLaunch).toBe(true);
  });

  it('a choice that is wrong itself is no finding but a refusal', () => {
    const domains = [{ weight: '99', template: domainTemplates[0]! }];
    expect(() => rehearseYear({ ...base, domains })).toThrow('weights.not-100');
  });
});
