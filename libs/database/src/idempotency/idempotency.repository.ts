import type { EntityManager } from 'typeorm';

export interface RequestKey {
  readonly organisationId: string;
  readonly personId: string;
  readonly key: string;
  readonly operation: string;
  readonly requestSha256: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly answer: string;
}

export type Claim = { readonly claim: 'new' | 'reused' } | ({ readonly claim: 'before' } & StoredAnswer);

/** What was answered to a request, in the transaction that did what was asked. */
export class IdempotencyRepository {
  constructor(private readonly manager: EntityManager) {}

  /** A racing repetition waits here until the first has committed, and then reads its answer. */
  async claim({ organisationId, personId, key, operation, requestSha256 }: RequestKey): Promise<Claim> {
    const made: unknown[] = await this.manager.query(
      `with made as (
         insert into idempotency_record (organisation_id, person_id, key, operation, request_sha256) values ($1, $2, $3, $4, $5)
         on conflict on constraint idempotency_record_pkey do nothing returning key)
       select key from made`,
      [organisationId, personId, key, operation, requestSha256],
    );
    return made.length > 0
      ? { claim: 'new' }
      : this.before({ organisationId, personId, key, operation, requestSha256 });
  }

  /** The stored answer of the same request, without claiming the key. */
  async before({ organisationId, personId, key, operation, requestSha256 }: RequestKey): Promise<Claim> {
    const [row]: { operation: string; request_sha256: string; status: number | null; answer: string | null }[] =
      await this.manager.query(
        `select operation, request_sha256, status, answer from idempotency_record
        where organisation_id = $1 and person_id = $2 and key = $3`,
        [organisationId, personId, key],
      );
    if (!row) return { claim: 'new' };
    if (row.operation !== operation || row.request_sha256 !== requestSha256) return { claim: 'reused' };
    return row.status === null
      ? { claim: 'new' }
      : { claim: 'before', status: row.status, answer: row.answer ?? 'null' };
  }

  async answer({ organisationId, personId, key }: RequestKey, { status, answer }: StoredAnswer): Promise<void> {
    await this.manager.query(
      `update idempotency_record set status = $4, answer = $5 where organisation_id = $1 and person_id = $2 and key = $3`,
      [organisationId, personId, key, status, answer],
    );
  }
}
