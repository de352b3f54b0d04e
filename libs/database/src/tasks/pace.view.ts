import type { EntityManager } from 'typeorm';

export interface PaceQuestion {
  /** Real milliseconds: acts recorded since then. */
  readonly since: number;
  readonly acts: readonly string[];
  readonly windowS: number;
  /** More than so many within a window. */
  readonly limit: number;
}

/** One person who acted too often in one cycle: the window of the clock into which his acts beyond the limit fall. */
export interface HurryRow {
  readonly personId: string;
  readonly cycleId: string;
  /** Seconds of real time at which the window began; a multiple of its length. */
  readonly windowFrom: number;
  /** The most acts within any stretch of one window's length that ends in this one. */
  readonly count: number;
  /** Business milliseconds of the last one. */
  readonly businessAt: number;
}

/** No act takes longer to be stored: this long after a window is over nothing more comes into it. */
const settledS = 15;

/** How fast people act, read from the acts themselves: it costs no act anything, and any number of apis count together. */
export class PaceView {
  constructor(private readonly manager: EntityManager) {}

  /** Windows that are over. What the office recorded from paper was read elsewhere, and is not counted. */
  hurries(organisationId: string, { since, acts, windowS, limit }: PaceQuestion): Promise<readonly HurryRow[]> {
    return this.manager.query(
      `with counted as (
         select a.person_id, e.cycle_id, a.recorded_at, a.business_at,
                count(*) over (partition by a.person_id, e.cycle_id order by a.recorded_at
                               range between make_interval(secs => $4) preceding and current row) as count,
                floor(extract(epoch from a.recorded_at) / $4) * $4 as window_from
           from cycle c
           join ledger_entry e on e.organisation_id = c.organisation_id and e.cycle_id = c.id and e.recorded_at >= to_timestamp($2 / 1000.0)
           join act a on a.organisation_id = e.organisation_id and a.id = e.id
          where c.organisation_id = $1 and a.kind = any ($3::text[]) and a.via <> 'paper')
       select person_id as "personId", cycle_id as "cycleId", window_from::float8 as "windowFrom", max(count)::int as count,
              max(epoch_ms(business_at))::float8 as "businessAt"
         from counted
        where count > $5 and window_from + $4 + ${settledS} <= extract(epoch from clock_timestamp())
        group by person_id, cycle_id, window_from order by window_from, person_id`,
      [organisationId, since, [...acts], windowS, limit],
    );
  }
}
