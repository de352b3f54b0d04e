import type { EntityManager } from 'typeorm';

export interface MissingPartRow {
  readonly pool: string;
  readonly component: string;
  readonly letterId: string;
  readonly part: string;
  readonly cause: string;
}

/** What verdicts lacked, by the round in which the office was asked about it; and votes that are repeated for it. */
export class MissingRowRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A part is missing once per round, however often that is said. */
  async add(organisationId: string, cycleId: string, round: number, parts: readonly MissingPartRow[]): Promise<void> {
    await this.manager.query(
      `insert into missing_part (organisation_id, cycle_id, round, pool, component, letter_id, part, cause)
       select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[]) on conflict do nothing`,
      [
        organisationId,
        cycleId,
        round,
        parts.map(({ pool }) => pool),
        parts.map(({ component }) => component),
        parts.map(({ letterId }) => letterId),
        parts.map(({ part }) => part),
        parts.map(({ cause }) => cause),
      ],
    );
  }

  /** Components of pools that were missing in the latest round, each once. */
  listComponents<Component extends string>(
    organisationId: string,
    cycleId: string,
  ): Promise<readonly { readonly pool: string; readonly component: Component }[]> {
    return this.manager.query(
      `select distinct pool, component from missing_part m where organisation_id = $1 and cycle_id = $2
          and round = (select max(round) from missing_part x where x.organisation_id = m.organisation_id and x.cycle_id = m.cycle_id)
        order by pool, component`,
      [organisationId, cycleId],
    );
  }

  /** Groups of a pool whose votes were missing in a round. */
  async listGroups(organisationId: string, cycleId: string, round: number, pool: string): Promise<readonly string[]> {
    const rows: { part: string }[] = await this.manager.query(
      `select distinct part from missing_part
        where organisation_id = $1 and cycle_id = $2 and round = $3 and pool = $4 and component = 'ballot' and part <> '' order by part`,
      [organisationId, cycleId, round, pool],
    );
    return rows.map(({ part }) => part);
  }

  /** R19: what was cast stays in its box, and the box counts no more. An open box stays as it is. */
  async voidBoxes(organisationId: string, cycleId: string, pool: string, groups: readonly string[]): Promise<void> {
    await this.manager.query(
      `update ballot_box set state = 'void'
        where organisation_id = $1 and cycle_id = $2 and pool = $3 and rater_group = any ($4) and state = 'closed'`,
      [organisationId, cycleId, pool, groups],
    );
  }
}
