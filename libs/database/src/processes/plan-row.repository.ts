import type { EntityManager } from 'typeorm';

export interface PlanRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly draft: unknown;
  readonly documentSha256: string | null;
}

/** The plan as its process sees it: a draft that is frozen, adopted, issued. */
export class PlanRowRepository {
  constructor(private readonly manager: EntityManager) {}

  async require(organisationId: string, planId: string): Promise<PlanRow> {
    const [row]: PlanRow[] = await this.manager.query(
      `select id, state, version, draft, document_sha256 as "documentSha256" from plan where organisation_id = $1 and id = $2 for update`,
      [organisationId, planId],
    );
    if (!row) throw new Error(`no plan ${planId}`);
    return row;
  }

  /** Text of the issued or latest version of a cycle's plan; undefined before there is one. */
  async content(
    organisationId: string,
    cycleId: string,
  ): Promise<{ readonly state: string; readonly content: unknown } | undefined> {
    const [row]: { state: string; content: unknown }[] = await this.manager.query(
      `select p.state, v.content from plan p join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id and v.version = p.version
        where p.organisation_id = $1 and p.cycle_id = $2`,
      [organisationId, cycleId],
    );
    return row;
  }

  async addVersion(
    organisationId: string,
    planId: string,
    version: number,
    text: {
      readonly content: unknown;
      readonly contentText: string;
      readonly documentSha256: string;
      readonly cause: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await this.manager.query(
      `with text as (
         insert into plan_version (organisation_id, plan_id, version, content, content_text, document_sha256, cause, business_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning version)
       update plan set version = $3, document_sha256 = $6, state = $7
        where organisation_id = $1 and id = $2 and exists (select 1 from text)`,
      [
        organisationId,
        planId,
        version,
        JSON.stringify(text.content),
        text.contentText,
        text.documentSha256,
        text.cause,
        text.at,
      ],
    );
  }

  async setState(
    organisationId: string,
    planId: string,
    state: string,
    issue?: { readonly documentNo: string; readonly issuedOn: string },
  ): Promise<void> {
    await this.manager.query(
      `update plan set state = $3, document_no = coalesce($4, document_no), issued_on = coalesce($5, issued_on) where organisation_id = $1 and id = $2`,
      [organisationId, planId, state, issue?.documentNo ?? null, issue?.issuedOn ?? null],
    );
  }
}
