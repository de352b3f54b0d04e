import { Injectable } from '@nestjs/common';
import type { Attendance, CyclePageQuery, MeetingList, MeetingView, Outcomes } from '@zeren/api-contracts';
import { Database, newId, type MeetingDetails, type Repositories, type ResolutionRow } from '@zeren/database';
import { hasQuorum, frameMeeting } from '@zeren/domain';
import type { Principal } from '../access/principal';
import { cycleNow } from '../cycles/cycle-time';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

type Outcome = Outcomes['outcomes'][number];

@Injectable()
export class MeetingsService {
  constructor(private readonly database: Database) {}

  async list({ organisationId }: Principal, { cycleId, limit, cursor }: CyclePageQuery): Promise<MeetingList> {
    const after = readKeyCursor(cursor, 'day');
    const rows = await this.database.inTenant(organisationId, ({ meetings }) =>
      meetings.list(organisationId, cycleId, after, limit + 1),
    );
    return keyPageOf(rows, limit, ({ heldOn, id }) => [heldOn, id]);
  }

  get({ organisationId }: Principal, meetingId: string): Promise<MeetingView> {
    return this.database.inTenant(organisationId, async (repositories) =>
      meetingView(await requireMeeting(repositories, organisationId, meetingId)),
    );
  }

  /** Whoever is due and not named was absent; recording again replaces. */
  recordAttendance(principal: Principal, meetingId: string, { members }: Attendance): Promise<MeetingView> {
    const { organisationId } = principal;
    return this.database.inTenant(organisationId, async (repositories) => {
      const meeting = await openMeeting(repositories, organisationId, meetingId);
      const { due } = frameMeeting(meeting.frame, meeting.code);
      assertDue(
        members.map(({ post }) => post),
        due,
      );
      const presentCount = members.filter(({ state }) => state === 'present').length;
      const attended = due.map((post) => {
        const named = members.find((member) => member.post === post);
        return { post, state: named?.state ?? 'absent', reason: named?.reason ?? null };
      });
      const quorumMet = hasQuorum(presentCount, due.length);
      await repositories.meetings.recordAttendance(organisationId, meetingId, {
        presentCount,
        dueCount: due.length,
        quorumMet,
        members: attended,
      });
      const facts = { code: meeting.code, presentCount, dueCount: due.length, quorumMet };
      await record(repositories, principal, meeting, 'attendance.recorded', facts);
      return meetingView(await requireMeeting(repositories, organisationId, meetingId));
    });
  }

  /** Nothing is decided without a quorum (R18); a follow-up becomes a resolution of the unit's head, verified by the leader in charge. */
  async recordOutcomes(
    repositories: Repositories,
    principal: Principal,
    meetingId: string,
    { outcomes }: Outcomes,
  ): Promise<MeetingView> {
    const { organisationId } = principal;
    const meeting = await openMeeting(repositories, organisationId, meetingId);
    const decides = outcomes.findIndex(({ kind }) => kind === 'decision');
    if (decides !== -1 && !meeting.quorumMet)
      throw new Problem('no-quorum', [
        {
          pointer: `/outcomes/${decides}`,
          code: 'meeting.no-quorum',
          message: `${meeting.presentCount ?? 0} / ${meeting.dueCount ?? 0}`,
        },
      ]);
    const first = meeting.outcomes.length + 1;
    const numbered = outcomes.map(({ kind, text }, index) => ({ id: newId(), no: first + index, kind, text }));
    await repositories.meetings.recordOutcomes(organisationId, meetingId, numbered, resolutionsOf(meeting, outcomes));
    const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
    const facts = { information: count('information'), decisions: count('decision'), followUps: count('follow-up') };
    await record(repositories, principal, meeting, 'outcome.recorded', { code: meeting.code, ...facts });
    return meetingView(await requireMeeting(repositories, organisationId, meetingId));
  }
}

async function requireMeeting(
  { meetings }: Repositories,
  organisationId: string,
  meetingId: string,
): Promise<MeetingDetails> {
  const meeting = await meetings.find(organisationId, meetingId);
  if (!meeting) throw new Problem('not-found');
  return meeting;
}

/** Locked, so that of two who write at once one numbers after the other. @throws Problem `meeting-closed`. */
async function openMeeting(
  repositories: Repositories,
  organisationId: string,
  meetingId: string,
): Promise<MeetingDetails> {
  const state = await repositories.meetings.lock(organisationId, meetingId);
  if (state === undefined) throw new Problem('not-found');
  if (state === 'held' || state === 'missed') throw new Problem('meeting-closed');
  return requireMeeting(repositories, organisationId, meetingId);
}

const meetingView = ({ frame: _, attendance, outcomes, resolutions, ...meeting }: MeetingDetails): MeetingView => ({
  ...meeting,
  attendance: [...attendance],
  outcomes: [...outcomes],
  resolutions: [...resolutions],
});

function assertDue(named: readonly string[], due: readonly string[]): void {
  const wrong = named.flatMap((post, index) => {
    const code = !due.includes(post) ? 'not-due' : named.indexOf(post) !== index ? 'twice' : undefined;
    return code ? [{ pointer: `/members/${index}/post`, code, message: post }] : [];
  });
  if (wrong.length > 0) throw new Problem('not-due-at-meeting', wrong);
}

function resolutionsOf(
  { code, frame, resolutions }: MeetingDetails,
  outcomes: readonly Outcome[],
): Omit<ResolutionRow, 'state'>[] {
  const followUps = outcomes.flatMap((outcome, index) => (outcome.kind === 'follow-up' ? [{ ...outcome, index }] : []));
  return followUps.map(({ unitCode, text, index }, no) => {
    const unit = frame.units.find((candidate) => candidate.code === unitCode);
    if (!unit)
      throw new Problem('unit-unknown', [
        { pointer: `/outcomes/${index}/unitCode`, code: 'unit.unknown', message: unitCode },
      ]);
    return {
      id: newId(),
      code: `${code}-${resolutions.length + no + 1}`,
      unitCode,
      ownerPost: unit.head,
      verifierPost: unit.leader,
      text,
    };
  });
}

async function record(
  { cycles, ledger }: Repositories,
  principal: Principal,
  { id, cycleId }: MeetingDetails,
  kind: 'attendance.recorded' | 'outcome.recorded',
  facts: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  const cycle = await cycles.find(principal.organisationId, cycleId);
  const businessAt = cycleNow({ clock: cycle?.clock ?? null });
  await ledger.append(principal.organisationId, [
    personEntry(principal, kind, { subjectKind: 'meeting', subjectId: id, cycleId, businessAt, facts }),
  ]);
}
