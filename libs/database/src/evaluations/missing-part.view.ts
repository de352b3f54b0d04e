import type { EntityManager } from 'typeorm';

export interface MissingPartLine {
  readonly letterCode: string;
  /** Of who bears the letter today. */
  readonly name: string;
  readonly part: string;
  readonly cause: string;
}

/** What a decision about missing parts is about. */
export class MissingPartView {
  constructor(private readonly manager: EntityManager) {}

  list(
    organisationId: string,
    {
      cycleId,
      round,
      pool,
      component,
    }: Readonly<Record<'cycleId' | 'pool' | 'component', string>> & {
      readonly round: number;
    },
  ): Promise<readonly MissingPartLine[]> {
    return this.manager.query(
      `select l.code as "letterCode", coalesce(p.name, l.bearer) as name, m.part, m.cause
         from missing_part m join letter l on l.organisation_id = m.organisation_id and l.id = m.letter_id
         join organisation o on o.organisation_id = m.organisation_id
         join cycle c on c.organisation_id = m.organisation_id and c.id = m.cycle_id
         left join appointment a on a.organisation_id = l.organisation_id and a.post_code = l.bearer
          and a.from_on <= roster_day(o, c, clock_timestamp()) and (a.until_on is null or roster_day(o, c, clock_timestamp()) < a.until_on)
         left join person p on p.organisation_id = l.organisation_id and (p.id = a.person_id or l.bearer = 'person:' || p.code)
        where m.organisation_id = $1 and m.cycle_id = $2 and m.round = $3 and m.pool = $4 and m.component = $5
        order by l.code, m.part`,
      [organisationId, cycleId, round, pool, component],
    );
  }
}
