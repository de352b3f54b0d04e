import { DomainError, type BusinessClock, type CycleFrame, type Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

/** What every process needs of its cycle: the frozen frame, the clock, and the calendar as it stands. */
export interface CycleRow {
  readonly id: string;
  readonly year: number;
  readonly state: string;
  readonly frame: CycleFrame;
  readonly clock: BusinessClock;
  readonly calendarVersion: number;
  readonly calendar: unknown;
}

interface Row extends Omit<CycleRow, 'clock' | 'calendarVersion'> {
  readonly biz_epoch_ms: string;
  readonly real_epoch_ms: string;
  readonly real_ms_per_biz_day: string;
  readonly calendar_version: number;
}

/** Cycles as processes see them. */
export class CycleRowRepository {
  constructor(private readonly manager: EntityManager) {}

  /** @throws DomainError `cycle.unknown` when there is no such cycle or it was never started. */
  async require(organisationId: string, cycleId: string): Promise<CycleRow> {
    const [row]: Row[] = await this.manager.query(
      `select c.id, c.year, c.state, c.frame, c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day,
              w.version as calendar_version, w.content as calendar
         from cycle c join working_calendar w on w.organisation_id = c.organisation_id and w.version = c.calendar_version
        where c.organisation_id = $1 and c.id = $2 and c.biz_epoch_ms is not null`,
      [organisationId, cycleId],
    );
    if (!row) throw new DomainError('cycle.unknown', { cycleId });
    return {
      id: row.id,
      year: row.year,
      state: row.state,
      frame: row.frame,
      clock: {
        bizEpochMs: Number(row.biz_epoch_ms),
        realEpochMs: Number(row.real_epoch_ms),
        realMsPerBizDay: Number(row.real_ms_per_biz_day),
      },
      calendarVersion: row.calendar_version,
      calendar: row.calendar,
    };
  }

  async setState(organisationId: string, cycleId: string, state: string, at: Date): Promise<void> {
    await this.manager.query(
      `update cycle set state = $3, closed_at = case when $3 in ('closed', 'cancelled') then $4 else closed_at end
        where organisation_id = $1 and id = $2`,
      [organisationId, cycleId, state, at],
    );
  }

  /** Answers false when the cycle counts by a newer one, or there is no such version. */
  async adoptCalendar(organisationId: string, cycleId: string, version: number): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with adopted as (
         update cycle c set calendar_version = $3
          where c.organisation_id = $1 and c.id = $2 and c.calendar_version <= $3
            and exists (select 1 from working_calendar w where w.organisation_id = $1 and w.version = $3)
         returning 1)
       select count(*)::int as count from adopted`,
      [organisationId, cycleId, version],
    );
    return row?.count === 1;
  }

  async enterPhase(organisationId: string, cycleId: string, key: string, at: Date): Promise<void> {
    await this.manager.query(
      `update cycle_phase set entered_at = coalesce(entered_at, $4)
        where organisation_id = $1 and cycle_id = $2 and key = $3`,
      [organisationId, cycleId, key, at],
    );
  }

  async leavePhase(organisationId: string, cycleId: string, key: string, at: Date): Promise<void> {
    await this.manager.query(
      `update cycle_phase set left_at = coalesce(left_at, $4)
        where organisation_id = $1 and cycle_id = $2 and key = $3`,
      [organisationId, cycleId, key, at],
    );
  }

  /** Who holds each post on a day, as person ids by post code. */
  async holdersOn(organisationId: string, day: Day): Promise<ReadonlyMap<string, string>> {
    const rows: { post_code: string; person_id: string }[] = await this.manager.query(
      `select post_code, person_id from appointment
        where organisation_id = $1 and from_on <= $2 and (until_on is null or $2 < until_on)
        order by post_code, from_on`,
      [organisationId, day],
    );
    return new Map(rows.map((row) => [row.post_code, row.person_id]));
  }

  /** Ids of persons by their code. */
  async personIds(organisationId: string): Promise<ReadonlyMap<string, string>> {
    const rows: { code: string; id: string }[] = await this.manager.query(
      'select code, id from person where organisation_id = $1',
      [organisationId],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** Codes of persons by their id. */
  async personCodes(organisationId: string): Promise<ReadonlyMap<string, string>> {
    const byCode = await this.personIds(organisationId);
    return new Map([...byCode].map(([code, id]) => [id, code]));
  }

  /** What a letter says about who signs it: title of each post, name of each person by code, and who holds what on a day. */
  async names(
    organisationId: string,
  ): Promise<{ readonly titles: ReadonlyMap<string, string>; readonly persons: ReadonlyMap<string, string> }> {
    const posts: { code: string; title: string }[] = await this.manager.query(
      'select code, title_zh as title from post where organisation_id = $1',
      [organisationId],
    );
    const persons: { id: string; name: string }[] = await this.manager.query(
      'select id, name from person where organisation_id = $1',
      [organisationId],
    );
    return {
      titles: new Map(posts.map(({ code, title }) => [code, title])),
      persons: new Map(persons.map(({ id, name }) => [id, name])),
    };
  }

  async organisationName(organisationId: string): Promise<string> {
    const [row]: { name_zh: string }[] = await this.manager.query(
      'select name_zh from organisation where organisation_id = $1',
      [organisationId],
    );
    return row?.name_zh ?? '';
  }
}
