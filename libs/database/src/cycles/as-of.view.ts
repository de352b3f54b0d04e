import type { BusinessClock, LetterHappening } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { assigneesOn, letterHappenings, membersOn, openTasksAt, phasesAt } from './as-of.sql';

export interface AsOfCycleRow {
  readonly id: string;
  readonly template: string;
  readonly calendarVersion: number;
  readonly frameSha256: string;
  readonly clock: BusinessClock | null;
  readonly utcOffsetMinutes: number;
}

export interface AsOfPhaseRow {
  readonly key: string;
  readonly plannedFromOn: string;
  readonly plannedUntilOn: string;
  readonly enteredAt: string | null;
  readonly leftAt: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
}

export interface AsOfTaskRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
  readonly phase: string;
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly letterId: string | null;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly dueRule: string;
  readonly isDueKnown: boolean;
  readonly holders: readonly PersonRow[];
}

export interface AsOfLetterRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly documentSha256: string;
  readonly superior: string;
  readonly bearer: string;
  readonly witness: string | null;
  readonly happenings: readonly LetterHappening[];
}

export interface AsOfBodyRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly members: readonly (PersonRow & { readonly post: string | null; readonly role: string })[];
}

/** On one business day of an organisation. */
export type OnDay = Pick<AsOf, 'organisationId' | 'day'>;

/** Of one cycle at one instant: what had been recorded by then, and who held what on that day. */
export interface AsOf {
  readonly organisationId: string;
  readonly cycleId: string;
  /** Real instant: what was recorded later was not known. */
  readonly recordedUntil: string;
  readonly day: string;
}

/** The past, from the ledger and from rows that carry their instants. Nothing here reads a state of today. */
export class AsOfView {
  constructor(private readonly manager: EntityManager) {}

  async findCycle(organisationId: string, cycleId: string): Promise<AsOfCycleRow | undefined> {
    const [row]: AsOfCycleRow[] = await this.manager.query(
      `select c.id, c.template, c.calendar_version as "calendarVersion", c.frame_sha256 as "frameSha256", o.utc_offset_minutes as "utcOffsetMinutes",
              case when c.biz_epoch_ms is not null then jsonb_build_object('bizEpochMs', c.biz_epoch_ms, 'realEpochMs', c.real_epoch_ms,
                'realMsPerBizDay', c.real_ms_per_biz_day) end as clock
         from cycle c join organisation o on o.organisation_id = c.organisation_id where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    return row;
  }

  /** Cycle of a letter or a task; nothing when there is no such thing. */
  async cycleOf(table: 'letter' | 'task', organisationId: string, id: string): Promise<string | undefined> {
    const [row]: { cycle_id: string }[] = await this.manager.query(
      `select cycle_id from ${table} where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    return row?.cycle_id;
  }

  phases({ organisationId, cycleId, recordedUntil }: AsOf): Promise<readonly AsOfPhaseRow[]> {
    return this.manager.query(phasesAt, [organisationId, cycleId, recordedUntil]);
  }

  async planVersion({ organisationId, cycleId, recordedUntil }: AsOf) {
    const [row]: { version: number; documentSha256: string; cause: string }[] = await this.manager.query(
      `select v.version, v.document_sha256 as "documentSha256", v.cause
         from plan p join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id
        where p.organisation_id = $1 and p.cycle_id = $2 and v.recorded_at <= $3 order by v.version desc limit 1`,
      [organisationId, cycleId, recordedUntil],
    );
    return row ?? null;
  }

  /** Letters that existed, with the version in force and what had happened to them. @param letterId only this one. */
  letters({ organisationId, cycleId, recordedUntil }: AsOf, letterId?: string): Promise<readonly AsOfLetterRow[]> {
    return this.manager.query(
      `select l.id, l.code, l.superior, l.bearer, l.witness, v.version, v.document_sha256 as "documentSha256", ${letterHappenings} as happenings
         from letter l
         join lateral (select * from letter_version v where v.organisation_id = l.organisation_id and v.letter_id = l.id and v.recorded_at <= $3
                        order by v.version desc limit 1) v on true
        where l.organisation_id = $1 and l.cycle_id = $2 and ($4::uuid is null or l.id = $4) order by l.code`,
      [organisationId, cycleId, recordedUntil, letterId ?? null],
    );
  }

  /** What was open, and until when, in the order of the ids. @param after id of the last one of the page before. */
  openTasks(
    { organisationId, cycleId, recordedUntil, day }: AsOf,
    { after, limit, taskId }: { readonly after?: string | null; readonly limit: number; readonly taskId?: string },
  ): Promise<readonly AsOfTaskRow[]> {
    return this.manager.query(openTasksAt, [
      ...[organisationId, cycleId, recordedUntil, day],
      ...[after ?? null, taskId ?? null, limit],
    ]);
  }

  bodies({ organisationId, day }: AsOf): Promise<readonly AsOfBodyRow[]> {
    return this.manager.query(
      `select b.code, b.name_zh as "nameZh", b.name_en as "nameEn", b.kind, ${membersOn('b', '$2::date')} as members
         from body b where b.organisation_id = $1 order by b.sort_order, b.code`,
      [organisationId, day],
    );
  }

  /** Who stood behind a token (`L1`, `person:P-R1`) on that day. */
  holders(asked: OnDay, token: string): Promise<readonly PersonRow[]> {
    const isPerson = token.startsWith('person:');
    return this.assignees(asked, isPerson ? 'person' : 'post', token.replace('person:', ''));
  }

  /** Who stood behind an assignee on that day. @param assignee code of a post or a body, id or code of a person. */
  async assignees({ organisationId, day }: OnDay, kind: string, assignee: string): Promise<readonly PersonRow[]> {
    const [row]: { persons: PersonRow[] | null }[] = await this.manager.query(assigneesOn, [
      ...[organisationId, kind, assignee, day],
    ]);
    return row?.persons ?? [];
  }

  /** Whoever held a post or sat in a body on that day, or bore a letter by name. */
  participants({ organisationId, day, recordedUntil }: AsOf): Promise<readonly PersonRow[]> {
    return this.manager.query(
      `select p.id, p.name from person p where p.organisation_id = $1 and (
         exists (select 1 from appointment a where a.organisation_id = p.organisation_id and a.person_id = p.id
                    and a.from_on <= $2::date and (a.until_on is null or $2::date < a.until_on))
         or exists (select 1 from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id
                       and m.from_on <= $2::date and (m.until_on is null or $2::date < m.until_on))
         or exists (select 1 from letter l join letter_version v on v.organisation_id = l.organisation_id and v.letter_id = l.id
                     where l.organisation_id = p.organisation_id and l.bearer = 'person:' || p.code and v.recorded_at <= $3)) order by p.code`,
      [organisationId, day, recordedUntil],
    );
  }

  /** Who has the account of an auditor: today, as nothing says since when. */
  auditorsToday({ organisationId }: AsOf): Promise<readonly PersonRow[]> {
    return this.manager.query(
      `select p.id, p.name from account c join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
        where c.organisation_id = $1 and c.enabled and 'auditor' = any (c.roles) order by p.code`,
      [organisationId],
    );
  }
}
