import type { EntityManager } from 'typeorm';
import { answerableSql } from './mine.sql';

/** Stamps that differ when something changed; what they are made of is nobody's business. */
export class ChangeView {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Of the organisation: one look into the primary key of the ledger. The last entries, not only the last: ids of
   * different writers are not made in the order of their commits. That somebody looked, or was refused, changes
   * nothing to look at.
   */
  async ofOrganisation(organisationId: string): Promise<string> {
    const rows: { id: string }[] = await this.manager.query(
      `select id from ledger_entry where organisation_id = $1 and kind not in ('auditor.read', 'access.denied') order by organisation_id, id desc limit 32`,
      [organisationId],
    );
    return rows.map(({ id }) => id).join();
  }

  /** Of a person's open tasks and messages. */
  async ofPerson(organisationId: string, personId: string): Promise<string> {
    const [row]: { stamp: string | null }[] = await this.manager.query(
      `with ${answerableSql}
       select md5(string_agg(t.id::text || t.due_at::text, ',' order by t.due_at, t.id)) as stamp
         from answerable m cross join lateral (
           select id, due_at from task t where t.organisation_id = $1 and t.state = 'open' and t.assignee_kind = m.kind
              and t.assignee = m.assignee and t.cycle_id = m.cycle_id order by due_at, id limit 200) t`,
      [organisationId, personId],
    );
    return row?.stamp ?? '';
  }
}
