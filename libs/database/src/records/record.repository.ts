import type { EntityManager } from 'typeorm';

export interface WorkRecordToEnter {
  readonly id: string;
  readonly cycleId: string;
  readonly kind: string;
  readonly heldOn: string;
  readonly title: string;
  readonly unitCode: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly enteredBy: string;
}

export interface WorkRecordRow extends WorkRecordToEnter {
  readonly recordedAt: string;
}

const columns = `r.id, r.cycle_id as "cycleId", r.kind, r.held_on::text as "heldOn", r.title, r.unit_code as "unitCode", r.content as fields,
  r.entered_by as "enteredBy", iso_instant(r.recorded_at) as "recordedAt"`;

/** Work done, as the office entered it. */
export class RecordRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By day. */
  list(
    organisationId: string,
    cycleId: string,
    kind: string | null,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly WorkRecordRow[]> {
    return this.manager.query(
      `select ${columns} from work_record r
        where r.organisation_id = $1 and r.cycle_id = $2 and ($3::text is null or r.kind = $3)
          and ($4::date is null or (r.held_on, r.id) > ($4::date, $5::uuid))
        order by r.held_on, r.id limit $6`,
      [organisationId, cycleId, kind, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async enter(organisationId: string, record: WorkRecordToEnter): Promise<WorkRecordRow> {
    await this.manager.query(
      `insert into work_record (organisation_id, id, cycle_id, kind, held_on, title, unit_code, content, entered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        organisationId,
        record.id,
        record.cycleId,
        record.kind,
        record.heldOn,
        record.title,
        record.unitCode,
        JSON.stringify(record.fields),
        record.enteredBy,
      ],
    );
    const [row]: WorkRecordRow[] = await this.manager.query(
      `select ${columns} from work_record r where r.organisation_id = $1 and r.id = $2`,
      [organisationId, record.id],
    );
    if (!row) throw new Error('work record is missing after its insert');
    return row;
  }

  async count(organisationId: string, cycleId: string): Promise<ReadonlyMap<string, number>> {
    const rows: { kind: string; count: number }[] = await this.manager.query(
      'select kind, count(*)::int as count from work_record where organisation_id = $1 and cycle_id = $2 group by kind',
      [organisationId, cycleId],
    );
    return new Map(rows.map(({ kind, count }) => [kind, count]));
  }

  async hasUnit(organisationId: string, unitCode: string): Promise<boolean> {
    const rows: unknown[] = await this.manager.query('select 1 from unit where organisation_id = $1 and code = $2', [
      organisationId,
      unitCode,
    ]);
    return rows.length > 0;
  }
}
