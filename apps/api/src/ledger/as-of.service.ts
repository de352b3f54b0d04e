import { Injectable } from '@nestjs/common';
import type {
  AsOfLetter,
  AsOfQuery,
  AsOfTask,
  AsOfTasksQuery,
  CycleAsOf,
  LetterAsOf,
  Readers,
  TaskAsOf,
  TasksAsOf,
} from '@zeren/api-contracts';
import {
  Database,
  type AsOf,
  type AsOfCycleRow,
  type AsOfLetterRow,
  type AsOfTaskRow,
  type PersonRow,
  type Repositories,
} from '@zeren/database';
import { dayMs, dayOfNumber, letterStateAfter, toBusiness, toReal, type BusinessClock } from '@zeren/domain';
import type { Principal } from '../access/principal';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';

type View = Repositories['past'];
type NotKnown = CycleAsOf['notKnown'][number];

const minuteMs = 60_000;
const byDayOnly: NotKnown = 'entry-of-appointments';
const rolesOfToday: NotKnown = 'account-roles';

/** The past as it was known in the past: from the ledger and dated rows, and a word about what they cannot say. */
@Injectable()
export class AsOfService {
  constructor(private readonly database: Database) {}

  /** @throws Problem `not-found`, `cycle-not-running` before its start, `invalid-body` for an instant that has not come. */
  cycle({ organisationId }: Principal, cycleId: string, { at }: AsOfQuery): Promise<CycleAsOf> {
    return this.database.inTenant(organisationId, async ({ past }) => {
      const { cycle, clock, asked, head } = await askedOf(past, organisationId, cycleId, at);
      return {
        ...head([byDayOnly]),
        startedAt: new Date(clock.bizEpochMs).toISOString(),
        template: cycle.template,
        frameSha256: cycle.frameSha256,
        calendarVersion: cycle.calendarVersion,
        plan: await past.planVersion(asked),
        phases: [...(await past.phases(asked))],
        letters: (await past.letters(asked)).map(letterOf),
        bodies: (await past.bodies(asked)).map((body) => ({ ...body, members: [...body.members] })),
      };
    });
  }

  /** @throws Problem as `cycle` does. */
  tasks({ organisationId }: Principal, cycleId: string, { at, limit, cursor }: AsOfTasksQuery): Promise<TasksAsOf> {
    const after = readKeyCursor(cursor, 'id')?.[1] ?? null;
    return this.database.inTenant(organisationId, async ({ past }) => {
      const { asked, head } = await askedOf(past, organisationId, cycleId, at);
      const rows = await past.openTasks(asked, { after, limit: limit + 1 });
      const { items, nextCursor } = keyPageOf(rows, limit, ({ id }) => [id, id]);
      return { ...head([byDayOnly, ...deadlinesOf(items)]), items: items.map(taskOf), nextCursor };
    });
  }

  /** @throws Problem as `cycle` does. */
  letter({ organisationId }: Principal, letterId: string, { at }: AsOfQuery): Promise<LetterAsOf> {
    return this.database.inTenant(organisationId, async ({ past }) => {
      const cycleId = await past.cycleOf('letter', organisationId, letterId);
      const { asked, head } = await askedOf(past, organisationId, cycleId, at);
      const [row] = await past.letters(asked, letterId);
      const readers = row ? await readersOfLetter(past, asked, row) : [];
      return { ...head([byDayOnly, rolesOfToday]), letter: row ? letterOf(row) : null, readers };
    });
  }

  /** @throws Problem as `cycle` does. */
  task({ organisationId }: Principal, taskId: string, { at }: AsOfQuery): Promise<TaskAsOf> {
    return this.database.inTenant(organisationId, async ({ past }) => {
      const cycleId = await past.cycleOf('task', organisationId, taskId);
      const { asked, head } = await askedOf(past, organisationId, cycleId, at);
      const rows = await past.openTasks(asked, { taskId, limit: 1 });
      const [row] = rows;
      const readers: Readers = row
        ? [{ relation: 'assignee', persons: personsOf(row.holders) }, ...(await readersOfAll(past, asked))]
        : [];
      return {
        ...head([byDayOnly, rolesOfToday, ...deadlinesOf(rows)]),
        task: row ? taskOf(row) : null,
        readers,
      };
    });
  }
}

interface Asked {
  readonly cycle: AsOfCycleRow;
  readonly clock: BusinessClock;
  readonly asked: AsOf;
  readonly head: (notKnown: readonly NotKnown[]) => Pick<CycleAsOf, 'at' | 'recordedUntil' | 'day' | 'notKnown'>;
}

/** The instant on both clocks; before the start of the cycle and after now there is nothing to know. */
async function askedOf(
  past: View,
  organisationId: string,
  cycleId: string | undefined,
  at: string | undefined,
): Promise<Asked> {
  const cycle = cycleId === undefined ? undefined : await past.findCycle(organisationId, cycleId);
  if (!cycle) throw new Problem('not-found');
  const { clock, utcOffsetMinutes } = cycle;
  if (!clock) throw new Problem('cycle-not-running');
  const now = Date.now();
  const real = at === undefined ? now : toReal(clock, Date.parse(at));
  if (real > now || real < clock.realEpochMs)
    throw new Problem('invalid-body', [
      { pointer: '/at', code: 'out-of-range', message: 'between the start of the cycle and now' },
    ]);
  const business = at === undefined ? Math.floor(toBusiness(clock, real)) : Date.parse(at);
  const day = dayOfNumber(Math.floor((business + utcOffsetMinutes * minuteMs) / dayMs));
  const recordedUntil = new Date(real).toISOString();
  return {
    cycle,
    clock,
    asked: { organisationId, cycleId: cycle.id, recordedUntil, day },
    head: (notKnown) => ({ at: new Date(business).toISOString(), recordedUntil, day, notKnown: [...notKnown] }),
  };
}

const letterOf = ({ id, code, version, documentSha256, happenings }: AsOfLetterRow): AsOfLetter => ({
  id,
  code,
  version,
  documentSha256,
  state: letterStateAfter(happenings),
});

const taskOf = ({ isDueKnown: _, holders, ...row }: AsOfTaskRow): AsOfTask => ({ ...row, holders: personsOf(holders) });

const deadlinesOf = (rows: readonly AsOfTaskRow[]): readonly NotKnown[] =>
  rows.every(({ isDueKnown }) => isDueKnown) ? [] : ['deadline'];

/** Each once, without the facts of a membership. */
const personsOf = (rows: readonly PersonRow[] | null): PersonRow[] => [
  ...new Map((rows ?? []).map(({ id, name }) => [id, { id, name }])).values(),
];

async function readersOfLetter(
  past: View,
  asked: AsOf,
  { superior, bearer, witness }: AsOfLetterRow,
): Promise<Readers> {
  const sides: readonly (readonly ['superior' | 'bearer' | 'witness', string | null])[] = [
    ['superior', superior],
    ['bearer', bearer],
    ['witness', witness],
  ];
  const named: Readers = [];
  for (const [relation, token] of sides)
    if (token) named.push({ relation, persons: personsOf(await past.holders(asked, token)) });
  const [office, auditor] = await readersOfAll(past, asked);
  const participants = { relation: 'participant' as const, persons: personsOf(await past.participants(asked)) };
  return [...named, ...(office ? [office] : []), participants, ...(auditor ? [auditor] : [])];
}

/** Who sees everything: the office, and the auditors. */
async function readersOfAll(past: View, asked: AsOf): Promise<Readers> {
  const offices = (await past.bodies(asked)).filter(({ kind }) => kind === 'office');
  return [
    { relation: 'office', persons: personsOf(offices.flatMap(({ members }) => members)) },
    { relation: 'auditor', persons: personsOf(await past.auditorsToday(asked)) },
  ];
}
