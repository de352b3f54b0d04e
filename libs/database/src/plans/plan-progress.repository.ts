import type { Day, Light } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface ReachedMilestone {
  readonly itemCode: string;
  readonly milestoneNo: number;
  readonly doneOn: Day;
  readonly text: string;
  readonly by: string;
  readonly businessAt: string;
}

export interface LightOverride {
  readonly itemCode: string;
  /** Null: what was set by hand is lifted. */
  readonly light: Light | null;
  /** What the rules said at that moment. */
  readonly computed: Light;
  readonly reason: string;
  readonly by: string;
  readonly businessAt: string;
}

export interface Written {
  readonly planId: string;
  readonly itemCode: string;
  readonly contentSalt: string;
  readonly personId: string;
  readonly businessAt: Date;
}

/** How far the items of an adopted plan have come. */
export class PlanProgressRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The business day of a cycle in the organisation's zone. */
  async today(organisationId: string, cycleId: string): Promise<Day> {
    const [row]: { today: Day }[] = await this.manager.query(
      `select roster_day(o, c, clock_timestamp())::text as today from cycle c join organisation o on o.organisation_id = c.organisation_id
        where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    if (!row) throw new Error(`no cycle ${cycleId}`);
    return row.today;
  }

  listReached(organisationId: string, planId: string): Promise<readonly ReachedMilestone[]> {
    return this.manager.query(
      `select m.item_code as "itemCode", m.milestone_no as "milestoneNo", m.done_on::text as "doneOn", m.text, p.name as by,
              iso_instant(m.business_at) as "businessAt"
         from plan_milestone_reached m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
        where m.organisation_id = $1 and m.plan_id = $2 order by m.item_code, m.milestone_no`,
      [organisationId, planId],
    );
  }

  /** The latest first: it is the one in force. */
  listOverrides(organisationId: string, planId: string): Promise<readonly LightOverride[]> {
    return this.manager.query(
      `select l.item_code as "itemCode", l.light, l.computed, l.reason, p.name as by, iso_instant(l.business_at) as "businessAt"
         from plan_light_override l join person p on p.organisation_id = l.organisation_id and p.id = l.person_id
        where l.organisation_id = $1 and l.plan_id = $2 order by l.recorded_at desc, l.id desc`,
      [organisationId, planId],
    );
  }

  /** Answers false when it was reported before. */
  async addReached(
    organisationId: string,
    { planId, itemCode, contentSalt, personId, businessAt }: Written,
    { milestoneNo, doneOn, text }: Pick<ReachedMilestone, 'milestoneNo' | 'doneOn' | 'text'>,
  ): Promise<boolean> {
    const rows: unknown[] = await this.manager.query(
      `insert into plan_milestone_reached (organisation_id, plan_id, item_code, milestone_no, done_on, text, content_salt, person_id, business_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning item_code`,
      [organisationId, planId, itemCode, milestoneNo, doneOn, text, contentSalt, personId, businessAt],
    );
    return rows.length === 1;
  }

  async addOverride(
    organisationId: string,
    id: string,
    { planId, itemCode, contentSalt, personId, businessAt }: Written,
    { light, computed, reason }: Pick<LightOverride, 'light' | 'computed' | 'reason'>,
  ): Promise<void> {
    await this.manager.query(
      `insert into plan_light_override (organisation_id, id, plan_id, item_code, light, computed, reason, content_salt, person_id, business_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [organisationId, id, planId, itemCode, light, computed, reason, contentSalt, personId, businessAt],
    );
  }
}
