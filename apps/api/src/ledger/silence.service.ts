import { Injectable } from '@nestjs/common';
import type { Silence } from '@zeren/api-contracts';
import {
  Database,
  type CheckpointRow,
  type Repositories,
  type SearchedRow,
  type SilenceEntryRow,
  type SilenceTaskRow,
} from '@zeren/database';
import {
  clockDays,
  isProvisional,
  isTaskKindKey,
  silenceFinding,
  taskKindOf,
  toBusiness,
  toReal,
  type WorkingCalendar,
} from '@zeren/domain';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { answerOf } from './proofs.service';
import { workingCalendarOf } from '../cycles/working-calendar-of';

/** Proof that nothing was done: what reached whom, which days counted, what was looked through, and what was not in it. */
@Injectable()
export class SilenceService {
  constructor(private readonly database: Database) {}

  /** @throws Problem `not-found`. */
  get({ organisationId }: Principal, taskId: string): Promise<Silence> {
    return this.database.inTenant(organisationId, async (repositories) => {
      const { silences, trees } = repositories;
      const task = await silences.find(organisationId, taskId);
      if (!task) throw new Problem('not-found');
      const act = await silences.act(organisationId, taskId);
      const messages = await silences.messages(organisationId, taskId);
      const entries = await silences.entries(organisationId, taskId);
      const { now, until } = instantsOf(task);
      const searched = await silences.searched(organisationId, task.deliveredAt, until);
      const checkpoint = await trees.latestCheckpoint(organisationId);
      const finding = silenceFinding({
        state: task.state,
        dueAt: Date.parse(task.dueAt),
        actedAt: act ? Date.parse(act.businessAt) : null,
        closedAt: task.closedAt ? Date.parse(task.closedAt) : null,
        now,
      });
      const isFinal = finding !== 'not-yet-due' && isCovered(searched, checkpoint);
      return {
        finding,
        standing: isFinal ? 'final' : 'provisional',
        task: await taskOf(repositories, organisationId, task),
        delivery: { openedAt: task.openedAt, recordedAt: task.deliveredAt, messages: [...messages] },
        clock: clockOf(task),
        absence: {
          from: task.deliveredAt,
          until,
          ...searched,
          about: entries.filter((entry) => isBetween(entry, task.deliveredAt, until)),
          checkpoint: checkpoint ? answerOf(checkpoint) : null,
        },
        act,
      };
    });
  }
}

/** Now on the clock of the cycle, and the real instant until which the ledger is looked through: the deadline, or now before it. */
function instantsOf({ clock, dueAt }: SilenceTaskRow): { readonly now: number; readonly until: string } {
  const real = Date.now();
  if (!clock) return { now: real, until: new Date(Math.min(real, Date.parse(dueAt))).toISOString() };
  const deadline = toReal(clock, Date.parse(dueAt));
  return { now: Math.floor(toBusiness(clock, real)), until: new Date(Math.min(real, deadline)).toISOString() };
}

/** Nothing that was looked through can still change its place: all of it lies under what was signed. */
const isCovered = ({ unplaced, lastLeaf }: SearchedRow, checkpoint: CheckpointRow | undefined): boolean =>
  checkpoint !== undefined && unplaced === 0 && (lastLeaf === null || lastLeaf < checkpoint.size);

const isBetween = ({ recordedAt }: SilenceEntryRow, from: string, until: string): boolean =>
  recordedAt >= from && recordedAt <= until;

async function taskOf(
  { past }: Repositories,
  organisationId: string,
  { id, cycleId, kind, subject, round, phase, state, assigneeKind, assignee, dueOn }: SilenceTaskRow,
): Promise<Silence['task']> {
  const holders = await past.assignees({ organisationId, day: dueOn }, assigneeKind, assignee);
  return {
    ...{ id, cycleId, kind, subject, round, phase, state, assigneeKind, assignee },
    holders: holders.map((person) => ({ id: person.id, name: person.name })),
  };
}

function clockOf({
  kind,
  openedOn,
  dueOn,
  dueAt,
  dueRule,
  calendar,
  calendarVersion,
}: SilenceTaskRow): Silence['clock'] {
  const known: WorkingCalendar = workingCalendarOf(calendar, calendarVersion);
  return {
    rule: dueRule,
    whenExpired: isTaskKindKey(kind) ? taskKindOf(kind).whenExpired : null,
    startsOn: openedOn,
    dueOn,
    dueAt,
    calendarVersion,
    isProvisional: isProvisional(known, dueOn),
    days: [...clockDays(known, openedOn, dueOn)],
  };
}
