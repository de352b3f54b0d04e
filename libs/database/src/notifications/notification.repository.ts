import type { Reminded } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { mineSql } from '../tasks/mine.sql';

export interface NotificationToAdd {
  readonly id: string;
  /** Two with the same key are one. */
  readonly dedupeKey: string;
  readonly recipientKind: string;
  readonly recipient: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly cycleId: string | null;
  readonly businessAt: Date;
}

export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly taskId: string | null;
  readonly taskKind: string | null;
  readonly dueOn: string | null;
  readonly cycleId: string | null;
  readonly businessAt: string;
  readonly recordedAt: string;
}

/** Messages to whoever holds a post, to a person, or to the desk of a body. */
export class NotificationRepository {
  constructor(private readonly manager: EntityManager) {}

  async add(organisationId: string, notifications: readonly NotificationToAdd[]): Promise<void> {
    if (notifications.length === 0) return;
    await this.manager.query(
      `insert into notification (organisation_id, id, dedupe_key, recipient_kind, recipient, kind, task_id, cycle_id, business_at)
       select $1, n.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::timestamptz[]) as n
       on conflict on constraint notification_once do nothing`,
      [
        organisationId,
        notifications.map(({ id }) => id),
        notifications.map(({ dedupeKey }) => dedupeKey),
        notifications.map(({ recipientKind }) => recipientKind),
        notifications.map(({ recipient }) => recipient),
        notifications.map(({ kind }) => kind),
        notifications.map(({ taskId }) => taskId),
        notifications.map(({ cycleId }) => cycleId),
        notifications.map(({ businessAt }) => businessAt),
      ],
    );
  }

  /** How often, and when last, each task was reminded of before an instant; tasks that never were are not in it. */
  async remindersBefore(
    organisationId: string,
    taskIds: readonly string[],
    before: Date,
  ): Promise<ReadonlyMap<string, Reminded>> {
    const rows: (Reminded & { readonly taskId: string })[] = await this.manager.query(
      `select task_id as "taskId", count(*)::int as times, floor(extract(epoch from max(business_at)) * 1000)::float8 as "lastAt"
         from notification where organisation_id = $1 and task_id = any ($2::uuid[]) and kind = 'reminder' and business_at < $3
        group by task_id`,
      [organisationId, taskIds, before],
    );
    return new Map(rows.map(({ taskId, ...reminded }) => [taskId, reminded]));
  }

  /** Newest first, at most `limit`, for what this person is and holds now. */
  listOf(organisationId: string, personId: string, limit: number): Promise<readonly NotificationRow[]> {
    return this.manager.query(
      `with ${mineSql}
       select n.id, n.kind, n.task_id as "taskId", t.kind as "taskKind", t.due_on::text as "dueOn", n.cycle_id as "cycleId", iso_instant(n.business_at) as "businessAt",
              iso_instant(n.recorded_at) as "recordedAt"
         from mine m cross join lateral (
           select * from notification n where n.organisation_id = $1 and n.recipient_kind = m.kind and n.recipient = m.assignee
              and n.cycle_id = m.cycle_id order by n.recorded_at desc limit $3) n
         left join task t on t.organisation_id = $1 and t.id = n.task_id
        order by n.recorded_at desc, n.id desc limit $3`,
      [organisationId, personId, limit],
    );
  }
}
