import type { EntityManager } from 'typeorm';

export interface AppointmentRow {
  readonly personCode: string;
  readonly postCode: string;
  readonly kind: 'regular' | 'concurrent' | 'acting';
  readonly fromOn: string;
  readonly untilOn: string | null;
}

export interface AppointmentToStart extends Omit<AppointmentRow, 'personCode'> {
  readonly personId: string;
}

const columns = `p.code as "personCode", a.post_code as "postCode", a.kind, a.from_on::text as "fromOn", a.until_on::text as "untilOn"`;

/** Who holds which post from when until when. A post has at most one holder on any day. */
export class AppointmentRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Keeps everybody else from changing the holders of a post until the transaction ends; false: there is no such post. */
  async lockPost(organisationId: string, postCode: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      'select 1 from post where organisation_id = $1 and code = $2 for update',
      [organisationId, postCode],
    );
    return rows.length > 0;
  }

  /** Whoever holds the post on some day of the period. Asked under the lock of the post. */
  holdersWithin(
    organisationId: string,
    postCode: string,
    fromOn: string,
    untilOn: string | null,
  ): Promise<readonly AppointmentRow[]> {
    return this.manager.query(
      `select ${columns} from appointment a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
        where a.organisation_id = $1 and a.post_code = $2 and ($4::date is null or a.from_on < $4) and (a.until_on is null or a.until_on > $3)
        order by a.from_on`,
      [organisationId, postCode, fromOn, untilOn],
    );
  }

  async start(
    organisationId: string,
    { personId, postCode, kind, fromOn, untilOn }: AppointmentToStart,
  ): Promise<void> {
    await this.manager.query(
      `insert into appointment (organisation_id, person_id, post_code, kind, from_on, until_on) values ($1, $2, $3, $4, $5, $6)`,
      [organisationId, personId, postCode, kind, fromOn, untilOn],
    );
  }

  /** The appointment of this person that holds on the day before; undefined when there is none. */
  async end(
    organisationId: string,
    personId: string,
    postCode: string,
    untilOn: string,
  ): Promise<AppointmentRow | undefined> {
    const [row]: AppointmentRow[] = await this.manager.query(
      `with a as (
         update appointment set until_on = $4 where organisation_id = $1 and person_id = $2 and post_code = $3 and from_on < $4
            and (until_on is null or until_on > $4) returning *)
       select ${columns} from a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id`,
      [organisationId, personId, postCode, untilOn],
    );
    return row;
  }
}
