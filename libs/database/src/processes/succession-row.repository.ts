import type { Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface SuccessionRow {
  readonly id: string;
  readonly postCode: string;
  readonly predecessorId: string;
  readonly successorId: string;
  readonly fromOn: Day;
  readonly resignByOn: Day;
  readonly letterId: string | null;
}

const columns = `id, post_code as "postCode", predecessor_id as "predecessorId", successor_id as "successorId",
  from_on::text as "fromOn", resign_by_on::text as "resignByOn", letter_id as "letterId"`;

/** A post that changed hands: appointments, and the letter its new holder signs. */
export class SuccessionRowRepository {
  constructor(private readonly manager: EntityManager) {}

  async require(organisationId: string, id: string): Promise<SuccessionRow> {
    const [row]: SuccessionRow[] = await this.manager.query(
      `select ${columns} from succession where organisation_id = $1 and id = $2`,
      [organisationId, id],
    );
    if (!row) throw new Error(`no succession ${id}`);
    return row;
  }

  async ofLetter(organisationId: string, letterId: string): Promise<SuccessionRow | undefined> {
    const [row]: SuccessionRow[] = await this.manager.query(
      `select ${columns} from succession where organisation_id = $1 and letter_id = $2`,
      [organisationId, letterId],
    );
    return row;
  }

  /** Post and predecessor as tokens, for planning tasks. */
  async facts(organisationId: string, id: string): Promise<{ readonly post: string; readonly predecessor: string }> {
    const [row]: { post: string; predecessor: string }[] = await this.manager.query(
      `select s.post_code as post, 'person:' || p.code as predecessor
         from succession s join person p on p.organisation_id = s.organisation_id and p.id = s.predecessor_id
        where s.organisation_id = $1 and s.id = $2`,
      [organisationId, id],
    );
    if (!row) throw new Error(`no succession ${id}`);
    return row;
  }

  /** Ends the holder's appointment and begins the successor's, on the same day; answers the predecessor, or undefined when the post is vacant. */
  async changeHolder(
    organisationId: string,
    change: {
      readonly id: string;
      readonly cycleId: string;
      readonly postCode: string;
      readonly successorId: string;
      readonly fromOn: Day;
      readonly resignByOn: Day;
      readonly reason: string;
    },
  ): Promise<string | undefined> {
    const [earlier]: { predecessor_id: string }[] = await this.manager.query(
      'select predecessor_id from succession where organisation_id = $1 and id = $2',
      [organisationId, change.id],
    );
    if (earlier) return earlier.predecessor_id;
    const [holder]: { person_id: string }[] = await this.manager.query(
      `select person_id from appointment where organisation_id = $1 and post_code = $2 and from_on < $3 and until_on is null
        order by from_on limit 1 for update`,
      [organisationId, change.postCode, change.fromOn],
    );
    if (!holder) return undefined;
    await this.manager.query(
      `with ended as (
         update appointment set until_on = $3 where organisation_id = $1 and post_code = $2 and person_id = $4 and until_on is null),
       begun as (
         insert into appointment (organisation_id, person_id, post_code, kind, from_on) values ($1, $5, $2, 'regular', $3))
       insert into succession (organisation_id, id, cycle_id, post_code, predecessor_id, successor_id, from_on, resign_by_on, reason)
       values ($1, $6, $7, $2, $4, $5, $3, $8, $9)`,
      [
        organisationId,
        change.postCode,
        change.fromOn,
        holder.person_id,
        change.successorId,
        change.id,
        change.cycleId,
        change.resignByOn,
        change.reason,
      ],
    );
    return holder.person_id;
  }

  /** Open tasks of a post, which its new holder now sees. */
  async openTaskIds(organisationId: string, postCode: string): Promise<string[]> {
    const rows: { id: string }[] = await this.manager.query(
      `select id from task where organisation_id = $1 and assignee_kind = 'post' and assignee = $2 and state = 'open' order by id`,
      [organisationId, postCode],
    );
    return rows.map(({ id }) => id);
  }

  async setLetter(organisationId: string, id: string, letterId: string): Promise<void> {
    await this.manager.query(`update succession set letter_id = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
      letterId,
    ]);
  }

  async close(organisationId: string, id: string): Promise<void> {
    await this.manager.query(`update succession set state = 'closed' where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
  }
}
