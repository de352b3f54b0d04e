import type { EntityManager } from 'typeorm';

export interface RegisteredAdjustment {
  readonly id: string;
  readonly code: string;
  readonly letterCode: string;
  readonly kind: 'plus' | 'minus';
  readonly points: string;
  readonly matter: string | null;
  readonly reason: string;
  readonly state: string;
  readonly decidedOn: string | null;
}

export interface AdjustmentToRegister {
  readonly id: string;
  readonly letterId: string;
  readonly code: string;
  readonly kind: string;
  readonly points: string;
  readonly matter: string | null;
  readonly reason: string;
}

export interface ObjectionRow {
  readonly id: string;
  readonly pool: string;
  readonly filedBy: string;
  readonly text: string;
  readonly state: string;
  readonly answer: string | null;
  readonly businessAt: string;
  readonly recordedAt: string;
}

/** What people file about the evaluation: plus and minus entries, objections. */
export class EvaluationRepository {
  constructor(private readonly manager: EntityManager) {}

  listAdjustments(
    organisationId: string,
    cycleId: string,
    afterId: string | null,
    limit: number,
  ): Promise<readonly RegisteredAdjustment[]> {
    return this.manager.query(
      `${adjustments} where a.organisation_id = $1 and a.cycle_id = $2 and ($3::uuid is null or a.id > $3) order by a.id limit $4`,
      [organisationId, cycleId, afterId, limit],
    );
  }

  /** Answers undefined when the code is taken in this cycle. */
  async registerAdjustment(
    organisationId: string,
    cycleId: string,
    adjustment: AdjustmentToRegister,
  ): Promise<RegisteredAdjustment | undefined> {
    await this.manager.query(
      `insert into adjustment (organisation_id, id, cycle_id, letter_id, code, kind, points, matter, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint adjustment_code_key do nothing`,
      [
        organisationId,
        adjustment.id,
        cycleId,
        adjustment.letterId,
        adjustment.code,
        adjustment.kind,
        adjustment.points,
        adjustment.matter,
        adjustment.reason,
      ],
    );
    const [row]: RegisteredAdjustment[] = await this.manager.query(
      `${adjustments} where a.organisation_id = $1 and a.id = $2`,
      [organisationId, adjustment.id],
    );
    return row;
  }

  listObjections(
    organisationId: string,
    cycleId: string,
    afterId: string | null,
    limit: number,
  ): Promise<readonly ObjectionRow[]> {
    return this.manager.query(
      `${objections} where o.organisation_id = $1 and o.cycle_id = $2 and ($3::uuid is null or o.id > $3) order by o.id limit $4`,
      [organisationId, cycleId, afterId, limit],
    );
  }

  async fileObjection(
    organisationId: string,
    cycleId: string,
    objection: {
      readonly id: string;
      readonly pool: string;
      readonly personId: string;
      readonly text: string;
      readonly at: Date;
    },
  ): Promise<ObjectionRow> {
    await this.manager.query(
      `insert into objection (organisation_id, id, cycle_id, pool, filed_by, text, business_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [organisationId, objection.id, cycleId, objection.pool, objection.personId, objection.text, objection.at],
    );
    const [row]: ObjectionRow[] = await this.manager.query(`${objections} where o.organisation_id = $1 and o.id = $2`, [
      organisationId,
      objection.id,
    ]);
    if (!row) throw new Error('objection is missing after its insert');
    return row;
  }

  /** The request's text stands before the process hears of it. A repetition changes nothing. */
  async fileReviewRequest(
    organisationId: string,
    cycleId: string,
    request: {
      readonly id: string;
      readonly letterId: string;
      readonly filedOn: string;
      readonly text: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await this.manager.query(
      `insert into review_request (organisation_id, id, cycle_id, letter_id, filed_on, text, business_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint review_request_pkey do nothing`,
      [organisationId, request.id, cycleId, request.letterId, request.filedOn, request.text, request.at],
    );
  }
}

const adjustments = `select a.id, a.code, l.code as "letterCode", a.kind, a.points::text as points, a.matter, a.reason, a.state,
    a.decided_on::text as "decidedOn"
  from adjustment a join letter l on l.organisation_id = a.organisation_id and l.id = a.letter_id`;

const objections = `select o.id, o.pool, o.filed_by as "filedBy", o.text, o.state, o.answer, iso_instant(o.business_at) as "businessAt",
    iso_instant(o.recorded_at) as "recordedAt"
  from objection o`;
