import type { PlanContent } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface PlanSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly state: string;
  readonly version: number;
  readonly revision: number;
  readonly documentNo: string | null;
  readonly issuedOn: string | null;
  readonly documentSha256: string | null;
}

export interface PlanVersionRow {
  readonly version: number;
  readonly cause: string;
  readonly documentSha256: string;
  readonly businessAt: string;
}

export interface PlanDetails extends PlanSummary {
  readonly draft: PlanContent;
  /** Content and exact text of the version in force; null while nothing is frozen. */
  readonly frozen: { readonly content: PlanContent; readonly text: string } | null;
  readonly versions: readonly PlanVersionRow[];
}

const columns = `p.id, p.cycle_id as "cycleId", p.state, p.version, p.draft_revision as revision, p.document_no as "documentNo",
  p.issued_on::text as "issuedOn", p.document_sha256 as "documentSha256"`;

/** The annual plan as people read it and the office drafts it. */
export class PlanRepository {
  constructor(private readonly manager: EntityManager) {}

  list(
    organisationId: string,
    cycleId: string,
    afterId: string | null,
    limit: number,
  ): Promise<readonly PlanSummary[]> {
    return this.manager.query(
      `select ${columns} from plan p where p.organisation_id = $1 and p.cycle_id = $2 and ($3::uuid is null or p.id > $3)
        order by p.id limit $4`,
      [organisationId, cycleId, afterId, limit],
    );
  }

  async find(organisationId: string, planId: string): Promise<PlanDetails | undefined> {
    const [row]: PlanDetails[] = await this.manager.query(
      `select ${columns}, p.draft,
              case when v.version is not null then jsonb_build_object('content', v.content, 'text', v.content_text) end as frozen,
              (select coalesce(jsonb_agg(jsonb_build_object('version', x.version, 'cause', x.cause, 'documentSha256', x.document_sha256,
                        'businessAt', iso_instant(x.business_at)) order by x.version), '[]')
                 from plan_version x where x.organisation_id = p.organisation_id and x.plan_id = p.id) as versions
         from plan p left join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id and v.version = p.version
        where p.organisation_id = $1 and p.id = $2`,
      [organisationId, planId],
    );
    return row;
  }

  /** Answers false when somebody changed the draft since that revision was read, or the plan has been adopted. */
  async replaceDraft(organisationId: string, planId: string, revision: number, draft: PlanContent): Promise<boolean> {
    const [row]: { count: number }[] = await this.manager.query(
      `with replaced as (
         update plan set draft = $4, draft_revision = draft_revision + 1
          where organisation_id = $1 and id = $2 and draft_revision = $3 and state not in ('adopted', 'issued') returning id)
       select count(*)::int as count from replaced`,
      [organisationId, planId, revision, JSON.stringify(draft)],
    );
    return row?.count === 1;
  }

  /** Codes among these that no unit, or no post, has. */
  async listUnknown(
    organisationId: string,
    unitCodes: readonly string[],
    postCodes: readonly string[],
  ): Promise<{ readonly units: readonly string[]; readonly posts: readonly string[] }> {
    const [row]: { units: string[]; posts: string[] }[] = await this.manager.query(
      `select array(select x from unnest($2::text[]) x except select code from unit where organisation_id = $1) as units,
              array(select x from unnest($3::text[]) x except select code from post where organisation_id = $1) as posts`,
      [organisationId, unitCodes, postCodes],
    );
    return row ?? { units: [], posts: [] };
  }
}
