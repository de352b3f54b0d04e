import type { EntityManager } from 'typeorm';
import { mineSql } from '../tasks/mine.sql';

/** Something that a person is still asked for, and what he was last told about it. */
export interface Told {
  readonly notificationId: string;
  readonly kind: string;
  readonly taskId: string;
  readonly dueOn: string;
}

export interface WaitingMessage {
  readonly id: string;
  readonly personId: string;
  readonly attempts: number;
}

export interface MessageEnd {
  readonly state: 'sent' | 'dropped' | 'dead';
  readonly at: Date;
  /** What the mail server said. */
  readonly answer?: string;
}

/** Notifications about tasks that are open and his now: what was done, or went to somebody else, is not told any more. */
const toldSql = (where: string) => `
  with ${mineSql}
  select n.id as "notificationId", n.kind, t.id as "taskId", t.due_on::text as "dueOn"
    from mine m
    join notification n on n.organisation_id = $1 and n.recipient_kind = m.kind and n.recipient = m.assignee and n.cycle_id = m.cycle_id
    join task t on t.organisation_id = $1 and t.id = n.task_id and t.state = 'open'
   where ${where}
   order by t.due_at, t.id, n.business_at, n.id`;

/** One digest per person and day: written down first, sent then. */
export class MessageRepository {
  constructor(private readonly manager: EntityManager) {}

  /** What has come since the mailbox was opened and stood in no message yet. */
  untold(organisationId: string, personId: string): Promise<readonly Told[]> {
    return this.manager.query(
      toldSql(`n.recorded_at >= (select opened_at from mailbox where organisation_id = $1 and person_id = $2)
        and not exists (select 1 from message_item i where i.organisation_id = $1 and i.person_id = $2 and i.notification_id = n.id)`),
      [organisationId, personId],
    );
  }

  /** What stands in a message, without what is no longer to be told. */
  told(organisationId: string, { id, personId }: WaitingMessage): Promise<readonly Told[]> {
    return this.manager.query(
      toldSql(`exists (select 1 from message_item i where i.organisation_id = $1 and i.person_id = $2
                          and i.notification_id = n.id and i.message_id = $3)`),
      [organisationId, personId, id],
    );
  }

  /** Nothing when there is one with this key: whoever wrote it down first has said it. */
  async compose(
    organisationId: string,
    message: {
      readonly id: string;
      readonly personId: string;
      readonly dedupeKey: string;
      readonly at: Date;
      readonly notificationIds: readonly string[];
    },
  ): Promise<void> {
    await this.manager.query(
      `with composed as (
         insert into message (organisation_id, id, person_id, dedupe_key, send_after) values ($1, $2, $3, $4, $5)
         on conflict on constraint message_once do nothing returning id)
       insert into message_item (organisation_id, person_id, notification_id, message_id)
       select $1, $3, n.id, c.id from composed c cross join unnest($6::uuid[]) as n (id)
       on conflict on constraint message_item_pkey do nothing`,
      [organisationId, message.id, message.personId, message.dedupeKey, message.at, message.notificationIds],
    );
  }

  waiting(organisationId: string, now: Date): Promise<readonly WaitingMessage[]> {
    return this.manager.query(
      `select id, person_id as "personId", attempts from message
        where organisation_id = $1 and state = 'waiting' and send_after <= $2 order by send_after, id`,
      [organisationId, now],
    );
  }

  async settle(organisationId: string, id: string, { state, at, answer }: MessageEnd): Promise<void> {
    await this.manager.query(
      `update message set state = $3, settled_at = $4, answer = $5, attempts = attempts + 1
        where organisation_id = $1 and id = $2 and state = 'waiting'`,
      [organisationId, id, state, at, answer ?? null],
    );
  }

  async postpone(organisationId: string, id: string, until: Date, answer: string): Promise<void> {
    await this.manager.query(
      `update message set attempts = attempts + 1, send_after = $3, answer = $4
        where organisation_id = $1 and id = $2 and state = 'waiting'`,
      [organisationId, id, until, answer],
    );
  }
}
