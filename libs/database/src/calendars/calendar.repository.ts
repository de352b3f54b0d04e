import type { EntityManager } from 'typeorm';

export interface CalendarRow {
  readonly version: number;
  readonly content: unknown;
  readonly recordedAt: string;
}

/** Versions of the working calendar; the last one holds. */
export class CalendarRepository {
  constructor(private readonly manager: EntityManager) {}

  async findCurrent(organisationId: string): Promise<CalendarRow | undefined> {
    const [row]: CalendarRow[] = await this.manager.query(
      `select version, content, iso_instant(recorded_at) as "recordedAt" from working_calendar
        where organisation_id = $1 order by version desc limit 1`,
      [organisationId],
    );
    return row;
  }

  async find(organisationId: string, version: number): Promise<CalendarRow | undefined> {
    const [row]: CalendarRow[] = await this.manager.query(
      `select version, content, iso_instant(recorded_at) as "recordedAt" from working_calendar
        where organisation_id = $1 and version = $2`,
      [organisationId, version],
    );
    return row;
  }

  /** Adds a version when the content differs from the current one; answers the version that holds. */
  async publish(organisationId: string, content: unknown): Promise<number> {
    const [row]: { version: number }[] = await this.manager.query(
      `with current as (
         select version, content from working_calendar where organisation_id = $1 order by version desc limit 1),
       added as (
         insert into working_calendar (organisation_id, version, content)
         select $1, coalesce((select version from current), 0) + 1, $2::jsonb
          where not exists (select 1 from current where content = $2::jsonb)
         returning version)
       select version from added union all select version from current order by version desc limit 1`,
      [organisationId, JSON.stringify(content)],
    );
    if (!row) throw new Error('no calendar after publishing one');
    return row.version;
  }
}
