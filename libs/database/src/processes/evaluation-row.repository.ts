import type { Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface AdjustmentRow {
  readonly id: string;
  readonly code: string;
  readonly letterCode: string;
  readonly letterId: string;
  readonly kind: 'plus' | 'minus';
  /** Decimal string. */
  readonly points: string;
  readonly matter: string | null;
  readonly state: string;
  readonly decidedOn: Day | null;
}

export interface BoxToOpen {
  readonly id: string;
  readonly pool: string;
  readonly group: string;
  readonly electors: readonly string[];
}

export interface BoxRow {
  readonly id: string;
  readonly group: string;
  readonly issued: number;
  readonly returned: number;
}

export interface VerdictToStore {
  readonly id: string;
  readonly pool: string;
  readonly version: number;
  readonly cause: string;
  readonly scheme: unknown;
  readonly inputs: unknown;
  readonly result: unknown;
  readonly schemeSha256: string;
  readonly inputsSha256: string;
  readonly resultSha256: string;
  readonly at: Date;
  readonly subjects: readonly {
    readonly letterId: string;
    readonly rank: number;
    readonly exactTotal: string;
    readonly shownTotal: string;
    readonly grade: string;
  }[];
}

/** Year-end as its process sees it: adjustments, boxes, verdicts, publicity, awards. */
export class EvaluationRowRepository {
  constructor(private readonly manager: EntityManager) {}

  listAdjustments(organisationId: string, cycleId: string): Promise<readonly AdjustmentRow[]> {
    return this.manager.query(
      `select a.id, a.code, l.code as "letterCode", l.id as "letterId", a.kind, a.points::text as points, a.matter, a.state,
              a.decided_on::text as "decidedOn"
         from adjustment a join letter l on l.organisation_id = a.organisation_id and l.id = a.letter_id
        where a.organisation_id = $1 and a.cycle_id = $2 order by a.id`,
      [organisationId, cycleId],
    );
  }

  async decideAdjustment(organisationId: string, id: string, state: string, decidedOn: Day): Promise<void> {
    await this.manager.query(
      `update adjustment set state = $3, decided_on = $4 where organisation_id = $1 and id = $2 and state <> $3`,
      [organisationId, id, state, decidedOn],
    );
  }

  /** Boxes of a pool with their rolls, open for voting. A group has one box that counts. */
  async openBoxes(organisationId: string, cycleId: string, boxes: readonly BoxToOpen[]): Promise<void> {
    for (const box of boxes)
      await this.manager.query(
        `with made as (
           insert into ballot_box (organisation_id, id, cycle_id, pool, rater_group, state, issued_count)
           values ($1, $2, $3, $4, $5, 'open', $6) on conflict (organisation_id, cycle_id, pool, rater_group) where state <> 'void' do nothing returning id)
         insert into ballot_roll (organisation_id, box_id, elector) select $1, id, unnest($7::text[]) from made`,
        [organisationId, box.id, cycleId, box.pool, box.group, box.electors.length, box.electors],
      );
  }

  async closeBoxes(organisationId: string, cycleId: string, pool: string): Promise<readonly BoxRow[]> {
    await this.manager.query(
      `update ballot_box set state = 'closed' where organisation_id = $1 and cycle_id = $2 and pool = $3 and state = 'open'`,
      [organisationId, cycleId, pool],
    );
    return this.boxes(organisationId, cycleId, pool);
  }

  boxes(organisationId: string, cycleId: string, pool: string): Promise<readonly BoxRow[]> {
    return this.manager.query(
      `select id, rater_group as "group", issued_count as issued, returned_count as returned
         from ballot_box where organisation_id = $1 and cycle_id = $2 and pool = $3 and state <> 'void' order by rater_group`,
      [organisationId, cycleId, pool],
    );
  }

  /** Sheets of a pool, without any trace of who cast them; ordered by what is on them, never by when they came. */
  sheets(
    organisationId: string,
    cycleId: string,
    pool: string,
  ): Promise<readonly { readonly group: string; readonly marks: Readonly<Record<string, string | null>> }[]> {
    return this.manager.query(
      `select b.rater_group as "group", s.marks from ballot_sheet s
         join ballot_box b on b.organisation_id = s.organisation_id and b.id = s.box_id
        where s.organisation_id = $1 and b.cycle_id = $2 and b.pool = $3 and b.state <> 'void' order by b.rater_group, s.marks::text, s.id`,
      [organisationId, cycleId, pool],
    );
  }

  async lastVersion(
    organisationId: string,
    cycleId: string,
    pool: string,
  ): Promise<{ readonly version: number; readonly cause: string } | undefined> {
    const [row]: { version: number; cause: string }[] = await this.manager.query(
      `select version, cause from verdict where organisation_id = $1 and cycle_id = $2 and pool = $3 order by version desc limit 1`,
      [organisationId, cycleId, pool],
    );
    return row;
  }

  async storeVerdict(organisationId: string, cycleId: string, verdict: VerdictToStore): Promise<void> {
    await this.manager.query(
      `insert into verdict (organisation_id, id, cycle_id, pool, version, cause, scheme, inputs, result, scheme_sha256, inputs_sha256,
                            result_sha256, business_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict on constraint verdict_version_key do nothing`,
      [
        organisationId,
        verdict.id,
        cycleId,
        verdict.pool,
        verdict.version,
        verdict.cause,
        JSON.stringify(verdict.scheme),
        JSON.stringify(verdict.inputs),
        JSON.stringify(verdict.result),
        verdict.schemeSha256,
        verdict.inputsSha256,
        verdict.resultSha256,
        verdict.at,
      ],
    );
    await this.manager.query(
      `insert into pool_result (organisation_id, cycle_id, pool, version, letter_id, rank, exact_total, shown_total, grade)
       select $1, $2, $3, $4, * from unnest($5::uuid[], $6::int[], $7::text[], $8::numeric[], $9::text[]) on conflict do nothing`,
      [
        organisationId,
        cycleId,
        verdict.pool,
        verdict.version,
        verdict.subjects.map(({ letterId }) => letterId),
        verdict.subjects.map(({ rank }) => rank),
        verdict.subjects.map(({ exactTotal }) => exactTotal),
        verdict.subjects.map(({ shownTotal }) => shownTotal),
        verdict.subjects.map(({ grade }) => grade),
      ],
    );
  }

  /** The latest version of every pool reaches the next state: decided, published, notified. */
  async setResultState(organisationId: string, cycleId: string, state: string): Promise<void> {
    await this.manager.query(
      `update pool_result r set state = $3 where r.organisation_id = $1 and r.cycle_id = $2
          and r.version = (select max(version) from pool_result x
                            where x.organisation_id = r.organisation_id and x.cycle_id = r.cycle_id and x.pool = r.pool)`,
      [organisationId, cycleId, state],
    );
  }

  async openPublicity(organisationId: string, cycleId: string, pool: string, opensOn: Day, lastOn: Day): Promise<void> {
    await this.manager.query(
      `insert into publicity (organisation_id, cycle_id, pool, opens_on, last_on) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [organisationId, cycleId, pool, opensOn, lastOn],
    );
  }

  async closePublicity(organisationId: string, cycleId: string, at: Date): Promise<void> {
    await this.manager.query(
      `update publicity set closed_at = coalesce(closed_at, $3) where organisation_id = $1 and cycle_id = $2`,
      [organisationId, cycleId, at],
    );
  }

  async nominate(
    organisationId: string,
    cycleId: string,
    award: { readonly id: string; readonly unitCode: string; readonly nominee: string; readonly grounds: string },
  ): Promise<void> {
    await this.manager.query(
      `insert into award (organisation_id, id, cycle_id, unit_code, nominee_post, grounds) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint award_unit_key do nothing`,
      [organisationId, award.id, cycleId, award.unitCode, award.nominee, award.grounds],
    );
  }

  async setAwardState(
    organisationId: string,
    cycleId: string,
    nominee: string,
    state: string,
    rule: string | null,
  ): Promise<void> {
    await this.manager.query(
      `update award set state = $4, rule = $5 where organisation_id = $1 and cycle_id = $2 and nominee_post = $3`,
      [organisationId, cycleId, nominee, state, rule],
    );
  }
}
