import type { BusinessClock, CycleFrame, Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface CycleSummary {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly template: string;
  readonly state: string;
  readonly startedAt: string | null;
  readonly closedAt: string | null;
  /** Null until the cycle was started. */
  readonly clock: BusinessClock | null;
  readonly calendarVersion: number;
  /** Business day now, on the cycle's own clock; the last one when the cycle is closed. */
  readonly today: Day;
}

export interface PhaseRow {
  readonly key: string;
  readonly plannedFromOn: Day;
  readonly plannedUntilOn: Day;
  readonly enteredAt: string | null;
  readonly leftAt: string | null;
}

export interface CycleDetails extends CycleSummary {
  readonly frame: CycleFrame;
  readonly frameSha256: string;
  readonly planId: string | null;
  readonly phases: readonly PhaseRow[];
  /** Working calendar of the version that the cycle uses. */
  readonly calendar: unknown;
}

export interface CycleToCreate {
  readonly id: string;
  readonly planId: string;
  readonly year: number;
  readonly title: string;
  readonly template: string;
  readonly calendarVersion: number;
  readonly frame: CycleFrame;
  readonly frameSha256: string;
  readonly phases: readonly { readonly key: string; readonly fromOn: Day; readonly untilOn: Day }[];
  /** Draft of the plan with which the office begins. */
  readonly draft: unknown;
}

const clockJson = `case when c.biz_epoch_ms is not null then jsonb_build_object('bizEpochMs', c.biz_epoch_ms, 'realEpochMs', c.real_epoch_ms,
  'realMsPerBizDay', c.real_ms_per_biz_day) end`;

/** Columns of `CycleSummary`, from `cycle c join organisation o`. */
export const cycleColumns = `c.id, c.year, c.title, c.template, c.state, iso_instant(c.started_at) as "startedAt",
  iso_instant(c.closed_at) as "closedAt", ${clockJson} as clock, c.calendar_version as "calendarVersion",
  coalesce(((c.closed_at at time zone 'UTC') + make_interval(mins => o.utc_offset_minutes))::date,
    roster_day(o, c, clock_timestamp()))::text as today`;

export const phaseRows = `(select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'plannedFromOn', p.planned_from_on,
    'plannedUntilOn', p.planned_until_on, 'enteredAt', iso_instant(p.entered_at), 'leftAt', iso_instant(p.left_at))
    order by p.planned_from_on, p.planned_until_on, p.key), '[]')
  from cycle_phase p where p.organisation_id = c.organisation_id and p.cycle_id = c.id)`;

/** Years of an organisation: drafted, started, read. What happens in a started one is its process's business. */
export class CycleRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Newest year first. */
  list(
    organisationId: string,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly CycleSummary[]> {
    return this.manager.query(
      `select ${cycleColumns} from cycle c join organisation o on o.organisation_id = c.organisation_id
        where c.organisation_id = $1 and ($2::int is null or (c.year, c.id) < ($2::int, $3::uuid))
        order by c.year desc, c.id desc limit $4`,
      [organisationId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async find(organisationId: string, cycleId: string): Promise<CycleDetails | undefined> {
    const [row]: CycleDetails[] = await this.manager.query(
      `select ${cycleColumns}, c.frame, c.frame_sha256 as "frameSha256", ${phaseRows} as phases, w.content as calendar,
              (select p.id from plan p where p.organisation_id = c.organisation_id and p.cycle_id = c.id) as "planId"
         from cycle c join organisation o on o.organisation_id = c.organisation_id
         join working_calendar w on w.organisation_id = c.organisation_id and w.version = c.calendar_version
        where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    return row;
  }

  /** The cycle that was started last: what a request means that names none. */
  async findLatestId(organisationId: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await this.manager.query(
      `select id from cycle where organisation_id = $1 and biz_epoch_ms is not null order by started_at desc, id desc limit 1`,
      [organisationId],
    );
    return row?.id;
  }

  /** Answers false when the year has a cycle already; then nothing is written. */
  async create(organisationId: string, cycle: CycleToCreate): Promise<boolean> {
    const made: unknown[] = await this.manager.query(
      `with made as (
         insert into cycle (organisation_id, id, year, title, template, calendar_version, frame, frame_sha256)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint cycle_year_key do nothing returning id),
       phases as (
         insert into cycle_phase (organisation_id, cycle_id, key, planned_from_on, planned_until_on)
         select $1, made.id, n.* from made, unnest($9::text[], $10::date[], $11::date[]) as n),
       drafts as (
         insert into plan (organisation_id, id, cycle_id, draft) select $1, $12, made.id, $13::jsonb from made)
       select id from made`,
      [
        organisationId,
        cycle.id,
        cycle.year,
        cycle.title,
        cycle.template,
        cycle.calendarVersion,
        JSON.stringify(cycle.frame),
        cycle.frameSha256,
        cycle.phases.map(({ key }) => key),
        cycle.phases.map(({ fromOn }) => fromOn),
        cycle.phases.map(({ untilOn }) => untilOn),
        cycle.planId,
        JSON.stringify(cycle.draft),
      ],
    );
    return made.length > 0;
  }

  /** Sets the clock of a draft; answers false when somebody else was first or the cycle is no draft. */
  async beginStart(organisationId: string, cycleId: string, clock: BusinessClock): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with begun as (
         update cycle set state = 'starting', biz_epoch_ms = $3::bigint, real_epoch_ms = $4, real_ms_per_biz_day = $5,
                started_at = to_timestamp($3::bigint / 1000.0)
          where organisation_id = $1 and id = $2 and state = 'draft' returning id)
       select count(*)::int as count from begun`,
      [organisationId, cycleId, clock.bizEpochMs, clock.realEpochMs, clock.realMsPerBizDay],
    );
    return row?.count === 1;
  }

  /** The process runs, on this clock; answers false when that was known already. */
  async confirmStart(organisationId: string, cycleId: string, clock: BusinessClock): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with confirmed as (
         update cycle set state = 'running', biz_epoch_ms = $3::bigint, real_epoch_ms = $4, real_ms_per_biz_day = $5,
                started_at = to_timestamp($3::bigint / 1000.0)
          where organisation_id = $1 and id = $2 and state in ('draft', 'starting') returning id)
       select count(*)::int as count from confirmed`,
      [organisationId, cycleId, clock.bizEpochMs, clock.realEpochMs, clock.realMsPerBizDay],
    );
    return row?.count === 1;
  }

  /** The process was not started after all: the row is a draft again, with no clock that runs ahead. */
  async undoStart(organisationId: string, cycleId: string, clock: BusinessClock): Promise<void> {
    await this.manager.query(
      `update cycle set state = 'draft', biz_epoch_ms = null, real_epoch_ms = null, real_ms_per_biz_day = null, started_at = null
        where organisation_id = $1 and id = $2 and state = 'starting' and real_epoch_ms = $3`,
      [organisationId, cycleId, clock.realEpochMs],
    );
  }

  /** Posts among these that nobody holds on a day. */
  async listVacant(organisationId: string, postCodes: readonly string[], on: Day): Promise<readonly string[]> {
    const rows: { code: string }[] = await this.manager.query(
      `select n.code from unnest($2::text[]) with ordinality as n (code, no)
        where not exists (select 1 from appointment a where a.organisation_id = $1 and a.post_code = n.code
                             and a.from_on <= $3 and (a.until_on is null or $3 < a.until_on)) order by n.no`,
      [organisationId, postCodes, on],
    );
    return rows.map(({ code }) => code);
  }
}
