import type { PlanItem } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface EarlierPlan {
  readonly planId: string;
  readonly year: number;
  /** From its year to that of the cycle which asks. */
  readonly yearsAgo: number;
  readonly documentNo: string | null;
  readonly items: readonly PlanItem[];
}

/** The plan that was adopted last before a cycle's own. */
export class EarlierPlanView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, cycleId: string): Promise<EarlierPlan | undefined> {
    const [row]: EarlierPlan[] = await this.manager.query(
      `select p.id as "planId", e.year, c.year - e.year as "yearsAgo", p.document_no as "documentNo", v.content -> 'items' as items
         from cycle c join cycle e on e.organisation_id = c.organisation_id and e.year < c.year
         join plan p on p.organisation_id = e.organisation_id and p.cycle_id = e.id and p.state in ('adopted', 'issued')
         join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id and v.version = p.version
        where c.organisation_id = $1 and c.id = $2 order by e.year desc limit 1`,
      [organisationId, cycleId],
    );
    return row;
  }
}
