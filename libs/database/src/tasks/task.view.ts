import type { EntityManager } from 'typeorm';
import { inboxColumns, type InboxRow } from './inbox.view';
import { answerableSql, isAnswerable, personShown } from './mine.sql';

export interface TaskDetails extends InboxRow {
  /** True when the caller may act on it himself: it is his, his post's or his body's, today. */
  readonly isMine: boolean;
  readonly isExpired: boolean;
  readonly dueRule: string;
  readonly via: string | null;
  readonly closedCause: string | null;
}

/** One task, whoever's it is; who may see it is the caller's question. */
export class TaskView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, personId: string, taskId: string): Promise<TaskDetails | undefined> {
    const [row]: TaskDetails[] = await this.manager.query(
      `with ${answerableSql}
       select ${inboxColumns}, t.due_rule as "dueRule", t.via, t.closed_cause as "closedCause",
              exists (select 1 from mine m where m.cycle_id = t.cycle_id and m.kind = t.assignee_kind and m.assignee = t.assignee) as "isMine",
              ${personShown(`(select m.principal_id from answerable m where m.principal_id is not null and ${isAnswerable} limit 1)`)} as "onBehalfOf",
              coalesce(t.expires_at <= to_timestamp(business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, clock_timestamp())
                       / 1000.0), false) as "isExpired"
         from task t join day d on d.id = t.cycle_id join cycle c on c.organisation_id = t.organisation_id and c.id = t.cycle_id
         left join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
        where t.organisation_id = $1 and t.id = $3`,
      [organisationId, personId, taskId],
    );
    return row;
  }
}
