import type { EntityManager } from 'typeorm';

export interface PoolWork {
  readonly pool: string;
  readonly steps: readonly { readonly kind: string; readonly open: number; readonly closed: number }[];
  readonly letters: number;
}

export interface BoxCounts {
  readonly pool: string;
  readonly group: string;
  readonly state: string;
  readonly issued: number;
  readonly returned: number;
}

export interface PublicityRow {
  readonly pool: string;
  readonly opensOn: string;
  readonly lastOn: string;
  readonly closedAt: string | null;
}

export interface ResultRow {
  readonly pool: string;
  readonly letterId: string;
  readonly letterCode: string;
  readonly bearerPost: string;
  readonly rank: number;
  readonly shownTotal: string;
  readonly exactTotal: string;
  readonly grade: string;
  readonly version: number;
  readonly state: string;
  /** What the verdict says about this letter. */
  readonly explanation: Readonly<Record<string, unknown>> | null;
}

export interface NotEvaluatedRow {
  readonly pool: string;
  readonly letterCode: string;
  readonly bearerPost: string;
  readonly category: string;
  readonly reason: string;
}

/** Year-end as it is read: counts of work and boxes, publicity, the latest version of every pool's results. */
export class EvaluationView {
  constructor(private readonly manager: EntityManager) {}

  /** Tasks that are about one pool: about one of its letters, its box, or itself. */
  listWork(
    organisationId: string,
    cycleId: string,
    pools: readonly { readonly code: string; readonly level: string }[],
  ): Promise<readonly PoolWork[]> {
    return this.manager.query(
      `with pools as (select * from unnest($3::text[], $4::text[]) with ordinality as n (code, level, no)),
       work as (
         select p.code, t.kind, count(*) filter (where t.state = 'open')::int as open, count(*) filter (where t.state <> 'open')::int as closed,
                min(t.opened_at) as first_at
           from pools p join task t on t.organisation_id = $1 and t.cycle_id = $2 and t.phase = 'year-end'
           left join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id
          where case when l.id is not null then l.level = p.level else p.code = any (string_to_array(t.subject, '/')) end
          group by p.code, t.kind)
       select p.code as pool,
              (select coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'open', w.open, 'closed', w.closed) order by w.first_at, w.kind), '[]')
                 from work w where w.code = p.code) as steps,
              (select count(*)::int from letter l where l.organisation_id = $1 and l.cycle_id = $2 and l.level = p.level and l.kind = 'original') as letters
         from pools p order by p.no`,
      [organisationId, cycleId, pools.map(({ code }) => code), pools.map(({ level }) => level)],
    );
  }

  listBoxes(organisationId: string, cycleId: string): Promise<readonly BoxCounts[]> {
    return this.manager.query(
      `select pool, rater_group as "group", state, issued_count as issued, returned_count as returned from ballot_box
        where organisation_id = $1 and cycle_id = $2 and state <> 'void' order by pool, rater_group`,
      [organisationId, cycleId],
    );
  }

  /** Members of pools without rank and grade, by the latest verdict of each. */
  listNotEvaluated(organisationId: string, cycleId: string): Promise<readonly NotEvaluatedRow[]> {
    return this.manager.query(
      `select v.pool, l.code as "letterCode", l.bearer as "bearerPost", e ->> 'category' as category, e ->> 'reason' as reason
         from verdict v, jsonb_array_elements(v.result -> 'excluded') e
         join letter l on l.organisation_id = $1 and l.cycle_id = $2 and l.kind = 'original' and l.code = e ->> 'id'
        where v.organisation_id = $1 and v.cycle_id = $2
          and v.version = (select max(x.version) from verdict x
                            where x.organisation_id = v.organisation_id and x.cycle_id = v.cycle_id and x.pool = v.pool)
        order by v.pool, l.code`,
      [organisationId, cycleId],
    );
  }

  listPublicity(organisationId: string, cycleId: string): Promise<readonly PublicityRow[]> {
    return this.manager.query(
      `select pool, opens_on::text as "opensOn", last_on::text as "lastOn", iso_instant(closed_at) as "closedAt" from publicity
        where organisation_id = $1 and cycle_id = $2 order by pool`,
      [organisationId, cycleId],
    );
  }

  /** Latest version only, by rank; who may see what is the caller's question. */
  listResults(organisationId: string, cycleId: string): Promise<readonly ResultRow[]> {
    return this.manager.query(
      `select r.pool, r.letter_id as "letterId", l.code as "letterCode", l.bearer as "bearerPost", r.rank, r.shown_total::text as "shownTotal",
              r.exact_total as "exactTotal", r.grade, r.version, r.state,
              (select s from verdict v, jsonb_array_elements(v.result -> 'subjects') s
                where v.organisation_id = r.organisation_id and v.cycle_id = r.cycle_id and v.pool = r.pool and v.version = r.version
                  and s ->> 'id' = l.code limit 1) as explanation
         from pool_result r join letter l on l.organisation_id = r.organisation_id and l.id = r.letter_id
        where r.organisation_id = $1 and r.cycle_id = $2
          and r.version = (select max(x.version) from pool_result x
                            where x.organisation_id = r.organisation_id and x.cycle_id = r.cycle_id and x.pool = r.pool)
        order by r.pool, r.rank, l.code`,
      [organisationId, cycleId],
    );
  }
}
