import type { EntityManager } from 'typeorm';

export interface DeedRow {
  readonly kind: string;
  readonly personId: string;
}

export interface DutyQuestion {
  readonly cycleId: string;
  /** Kinds of tasks whose acts are asked for. */
  readonly kinds: readonly string[];
  /** Of this subject only; null for the whole cycle. */
  readonly subject: string | null;
}

/** Who did what, asked before somebody judges it. */
export class DutyView {
  constructor(private readonly manager: EntityManager) {}

  /** Whoever acted, and for whom; where the office recorded it from paper, only whoever had signed the paper. */
  deeds(organisationId: string, { cycleId, kinds, subject }: DutyQuestion): Promise<readonly DeedRow[]> {
    return this.manager.query(
      `select distinct t.kind, d.person_id as "personId"
         from task t join act a on a.organisation_id = t.organisation_id and a.task_id = t.id
         cross join lateral (
           select a.on_behalf_of_id union select a.person_id where a.via = 'substitute' or a.on_behalf_of_id is null) d (person_id)
        where t.organisation_id = $1 and t.cycle_id = $2 and t.kind = any ($3::text[]) and ($4::text is null or t.subject = $4)
          and d.person_id is not null`,
      [organisationId, cycleId, [...kinds], subject],
    );
  }

  /** Persons whom a token of the cycle stands for today: who holds the post, or is the person. */
  async holders(organisationId: string, cycleId: string, token: string): Promise<readonly string[]> {
    const rows: { personId: string }[] = await this.manager.query(
      `select p.id as "personId"
         from cycle c join organisation o on o.organisation_id = c.organisation_id
         join person p on p.organisation_id = c.organisation_id and (
           $3 in (p.id::text, 'person:' || p.code) or exists (
             select 1 from appointment a where a.organisation_id = c.organisation_id and a.person_id = p.id and a.post_code = $3
                and a.from_on <= roster_day(o, c, clock_timestamp())
                and (a.until_on is null or roster_day(o, c, clock_timestamp()) < a.until_on)))
        where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId, token],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Who bears a letter of the cycle, as a token. */
  async bearer(organisationId: string, cycleId: string, letterCode: string): Promise<string | undefined> {
    const [row]: { bearer: string }[] = await this.manager.query(
      'select bearer from letter where organisation_id = $1 and cycle_id = $2 and code = $3',
      [organisationId, cycleId, letterCode],
    );
    return row?.bearer;
  }
}
