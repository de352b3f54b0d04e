import type { EntityManager } from 'typeorm';
import { answerableSql, isAnswerable, mineSql, personShown } from './mine.sql';

export interface InboxRow {
  readonly id: string;
  readonly cycleId: string;
  readonly cycleTitle: string;
  readonly phase: string;
  readonly step: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
  readonly state: string;
  readonly result: string | null;
  readonly assigneeKind: string;
  readonly assignee: string;
  readonly letterId: string | null;
  readonly letterCode: string | null;
  readonly documentSha256: string | null;
  readonly isSecret: boolean;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly expiresAt: string | null;
  readonly businessAt: string | null;
  readonly recordedAt: string | null;
  /** Business day of the task's cycle. */
  readonly today: string;
  /** Whom the person stands in for, or stood in for, here; null where the task is his own. */
  readonly onBehalfOf: PersonShown | null;
}

export interface PersonShown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** A row with its place in the list, to the microsecond: what the next page begins after. */
export interface ListedTask extends InboxRow {
  readonly placeAt: string;
}

export interface InboxQuestion {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycleId: string | null;
  /** Instant and id of the last row of the page before. */
  readonly after: readonly [string, string] | null;
  readonly limit: number;
}

export const inboxColumns = `t.id, t.cycle_id as "cycleId", d.title as "cycleTitle", t.phase, t.step, t.kind, t.subject, t.round, t.state,
  t.result, t.assignee_kind as "assigneeKind", t.assignee, t.letter_id as "letterId", l.code as "letterCode",
  t.document_sha256 as "documentSha256", t.secret as "isSecret", iso_instant(t.opened_at) as "openedAt", t.due_on::text as "dueOn",
  iso_instant(t.due_at) as "dueAt", iso_instant(t.expires_at) as "expiresAt", iso_instant(t.business_at) as "businessAt",
  iso_instant(t.recorded_at) as "recordedAt", d.today::text as today`;

const place = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "placeAt"`;

/** Counting stops here: "1,000 and more" is all anybody wants to know. */
export const countCap = 1_000;

/** The tasks before a person: keyset by due instant, one index range per post, person and body. */
export class InboxView {
  constructor(private readonly manager: EntityManager) {}

  /** Earliest due first. */
  listOpen({ organisationId, personId, cycleId, after, limit }: InboxQuestion): Promise<readonly ListedTask[]> {
    return this.manager.query(
      `with ${answerableSql},
       page as (
         select t.*, m.principal_id from answerable m cross join lateral (
           select * from task t where t.organisation_id = $1 and t.state = 'open' and ${isAnswerable} and ($3::uuid is null or t.cycle_id = $3)
              and (t.due_at, t.id) > (coalesce($4::timestamptz, '-infinity'), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
            order by t.due_at, t.id limit $6) t
          order by t.due_at, t.id limit $6)
       select ${inboxColumns}, ${personShown('t.principal_id')} as "onBehalfOf", ${place('t.due_at')} from page t join day d on d.id = t.cycle_id
         left join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
        order by t.due_at, t.id`,
      [organisationId, personId, cycleId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async countOpen({ organisationId, personId, cycleId }: InboxQuestion): Promise<number> {
    const [row]: { count: number }[] = await this.manager.query(
      `with ${answerableSql}
       select count(*)::int as count from (
         select 1 from answerable m cross join lateral (
           select 1 from task t where t.organisation_id = $1 and t.state = 'open' and ${isAnswerable} and ($3::uuid is null or t.cycle_id = $3) limit ${countCap}) t
          limit ${countCap}) capped`,
      [organisationId, personId, cycleId],
    );
    return row?.count ?? 0;
  }

  /** What the person acted on, the latest first; also what he recorded for others. */
  listDone({ organisationId, personId, cycleId, after, limit }: InboxQuestion): Promise<readonly ListedTask[]> {
    return this.manager.query(
      `with ${mineSql},
       page as (
         select a.task_id, a.recorded_at as acted_at, case when a.via = 'substitute' then a.on_behalf_of_id end as principal_id from act a join task t on t.organisation_id = a.organisation_id and t.id = a.task_id
          where a.organisation_id = $1 and a.person_id = $2 and ($3::uuid is null or t.cycle_id = $3)
            and (a.recorded_at, a.task_id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
          order by a.recorded_at desc, a.task_id desc limit $6)
       select ${inboxColumns}, ${personShown('p.principal_id')} as "onBehalfOf", ${place('p.acted_at')} from page p join task t on t.organisation_id = $1 and t.id = p.task_id join day d on d.id = t.cycle_id
         left join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
        order by p.acted_at desc, p.task_id desc`,
      [organisationId, personId, cycleId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }
}
