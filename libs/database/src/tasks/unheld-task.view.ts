import type { EntityManager } from 'typeorm';

export interface UnheldTask {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  /** Code of the post, body or person. */
  readonly assignee: string;
  readonly dueOn: string;
}

/**
 * Open tasks that are before nobody on the cycle's business day: of a post that nobody holds, of a body without a member
 * who is there, of a person who has neither an account nor a place left. What somebody signs on paper is not among them.
 */
export class UnheldTaskView {
  constructor(private readonly manager: EntityManager) {}

  /** By due day, at most `limit`. */
  list(organisationId: string, cycleId: string, limit: number): Promise<readonly UnheldTask[]> {
    return this.manager.query(
      `select t.id, t.kind, t.subject, t.assignee_kind as "assigneeKind", coalesce(p.code, t.assignee) as assignee, t.due_on::text as "dueOn"
         from cycle c join organisation o on o.organisation_id = c.organisation_id
         cross join lateral (select roster_day(o, c, clock_timestamp()) as today) d
         join task t on t.organisation_id = c.organisation_id and t.cycle_id = c.id and t.state = 'open'
         left join person p on p.organisation_id = t.organisation_id and t.assignee_kind = 'person' and p.id::text = t.assignee
        where c.organisation_id = $1 and c.id = $2 and not case t.assignee_kind
          when 'person' then exists (select 1 from account a where a.organisation_id = t.organisation_id and a.person_id = p.id and a.enabled)
            or exists (select 1 from appointment a where a.organisation_id = t.organisation_id and a.person_id = p.id
                          and a.from_on <= d.today and (a.until_on is null or d.today < a.until_on))
            or exists (select 1 from membership m where m.organisation_id = t.organisation_id and m.person_id = p.id
                          and m.from_on <= d.today and (m.until_on is null or d.today < m.until_on))
          else exists (select 1 from person h where h.organisation_id = t.organisation_id
                          and is_assignee(t.organisation_id, h.id, t.assignee_kind, t.assignee, d.today)) end
        order by t.due_at, t.id limit $3`,
      [organisationId, cycleId, limit],
    );
  }
}
