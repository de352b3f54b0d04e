import type { EntityManager } from 'typeorm';
import type { PersonShown } from '../tasks/inbox.view';
import { personShown } from '../tasks/mine.sql';

export interface SubstitutionToEnter {
  readonly id: string;
  readonly principalId: string;
  readonly substituteId: string;
  readonly fromOn: string;
  readonly lastOn: string;
  readonly posts: readonly string[] | null;
  readonly taskKinds: readonly string[];
  readonly reason: string;
  readonly enteredBy: string;
}

export interface SubstitutionRow {
  readonly id: string;
  readonly principal: PersonShown;
  readonly substitute: PersonShown;
  readonly fromOn: string;
  readonly lastOn: string;
  readonly posts: string[] | null;
  readonly taskKinds: string[];
  readonly reason: string;
  readonly enteredBy: PersonShown;
  readonly recordedAt: string;
  readonly revokedAt: string | null;
  readonly state: 'planned' | 'in-force' | 'ended' | 'revoked';
}

export interface SubstitutionParty {
  readonly id: string;
  /** False without an account, or with one that is closed. */
  readonly hasAccount: boolean;
  /** Posts that he holds on some day of the period. */
  readonly posts: readonly string[];
}

const today = `(select roster_day(o, (select c from cycle c where c.organisation_id = o.organisation_id and c.biz_epoch_ms is not null
    and c.state in ('starting', 'running') order by c.started_at desc nulls last limit 1), clock_timestamp())
  from organisation o where o.organisation_id = $1)`;

const columns = `s.id, ${personShown('s.principal_id')} as principal, ${personShown('s.substitute_id')} as substitute,
  s.from_on::text as "fromOn", s.last_on::text as "lastOn", s.post_codes as posts, s.task_kinds as "taskKinds", s.reason,
  ${personShown('s.entered_by')} as "enteredBy", iso_instant(s.recorded_at) as "recordedAt", iso_instant(s.revoked_at) as "revokedAt",
  case when s.revoked_at is not null then 'revoked' when d.today > s.last_on then 'ended' when d.today < s.from_on then 'planned'
       else 'in-force' end as state`;

/** Who acts for whom. Whether it covers a task is decided where the task is acted on. */
export class SubstitutionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Newest first; of one person, or everybody's. */
  list(
    organisationId: string,
    personId: string | null,
    beforeId: string | null,
    limit: number,
  ): Promise<readonly SubstitutionRow[]> {
    return this.manager.query(
      `select ${columns} from substitution s cross join (select ${today} as today) d
        where s.organisation_id = $1 and ($2::uuid is null or $2 in (s.principal_id, s.substitute_id)) and ($3::uuid is null or s.id < $3)
        order by s.id desc limit $4`,
      [organisationId, personId, beforeId, limit],
    );
  }

  async find(organisationId: string, id: string): Promise<SubstitutionRow | undefined> {
    const [row]: SubstitutionRow[] = await this.manager.query(
      `select ${columns} from substitution s cross join (select ${today} as today) d where s.organisation_id = $1 and s.id = $2`,
      [organisationId, id],
    );
    return row;
  }

  /** Business day of the organisation. */
  async today(organisationId: string): Promise<string> {
    const [row]: { today: string }[] = await this.manager.query(`select ${today}::text as today`, [organisationId]);
    if (!row) throw new Error(`no organisation ${organisationId}`);
    return row.today;
  }

  /** @param codes of persons. */
  async parties(
    organisationId: string,
    codes: readonly string[],
    fromOn: string,
    lastOn: string,
  ): Promise<ReadonlyMap<string, SubstitutionParty>> {
    const rows: (SubstitutionParty & { code: string })[] = await this.manager.query(
      `select p.code, p.id, exists (select 1 from account a where a.organisation_id = p.organisation_id and a.person_id = p.id and a.enabled) as "hasAccount",
              array(select distinct a.post_code from appointment a where a.organisation_id = p.organisation_id and a.person_id = p.id
                       and a.from_on <= $4 and (a.until_on is null or a.until_on > $3)) as posts
         from person p where p.organisation_id = $1 and p.code = any ($2::text[])`,
      [organisationId, [...codes], fromOn, lastOn],
    );
    return new Map(rows.map(({ code, ...party }) => [code, party]));
  }

  async enter(organisationId: string, substitution: SubstitutionToEnter): Promise<void> {
    await this.manager.query(
      `insert into substitution (organisation_id, id, principal_id, substitute_id, from_on, last_on, post_codes, task_kinds, reason, entered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        organisationId,
        substitution.id,
        substitution.principalId,
        substitution.substituteId,
        substitution.fromOn,
        substitution.lastOn,
        substitution.posts,
        substitution.taskKinds,
        substitution.reason,
        substitution.enteredBy,
      ],
    );
  }

  /** Whether it was in force, or still to come, until now. */
  async revoke(organisationId: string, id: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `with revoked as (
         update substitution set revoked_by = $3, revoked_at = date_trunc('milliseconds', clock_timestamp())
          where organisation_id = $1 and id = $2 and revoked_at is null returning id)
       select id from revoked`,
      [organisationId, id, personId],
    );
    return rows.length > 0;
  }
}
