import type { EntityManager } from 'typeorm';

export interface BallotSubject {
  readonly letterCode: string;
  /** Assignee token of the one who is rated. */
  readonly bearer: string;
  /** Who that is today. */
  readonly personId: string | null;
  readonly name: string;
}

/** What a mark or a vote is checked against before it is recorded. */
export class BallotView {
  constructor(private readonly manager: EntityManager) {}

  /** Original letters of a level with the name of who bears them today, by code. */
  subjects(organisationId: string, cycleId: string, level: string): Promise<readonly BallotSubject[]> {
    return this.manager.query(
      `select l.code as "letterCode", l.bearer, p.id as "personId", coalesce(p.name, l.bearer) as name
         from letter l join organisation o on o.organisation_id = l.organisation_id
         join cycle c on c.organisation_id = l.organisation_id and c.id = l.cycle_id
         left join appointment a on a.organisation_id = l.organisation_id and a.post_code = l.bearer
          and a.from_on <= roster_day(o, c, clock_timestamp()) and (a.until_on is null or roster_day(o, c, clock_timestamp()) < a.until_on)
         left join person p on p.organisation_id = l.organisation_id
          and (p.id = a.person_id or l.bearer = 'person:' || p.code)
        where l.organisation_id = $1 and l.cycle_id = $2 and l.level = $3 and l.kind = 'original' order by l.code`,
      [organisationId, cycleId, level],
    );
  }

  /** Frozen frame of a cycle, as JSON. */
  async frame(organisationId: string, cycleId: string): Promise<unknown> {
    const [row]: { frame: unknown }[] = await this.manager.query(
      'select frame from cycle where organisation_id = $1 and id = $2',
      [organisationId, cycleId],
    );
    return row?.frame;
  }

  /** Text of the version in force of a letter, as JSON. */
  async letterContent(organisationId: string, letterCode: string, cycleId: string): Promise<unknown> {
    const [row]: { content: unknown }[] = await this.manager.query(
      `select v.content from letter l join letter_version v on v.organisation_id = l.organisation_id and v.letter_id = l.id
          and v.version = l.version
        where l.organisation_id = $1 and l.code = $2 and l.cycle_id = $3`,
      [organisationId, letterCode, cycleId],
    );
    return row?.content;
  }
}
