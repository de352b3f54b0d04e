import { createApi } from '@zeren/api';
import { newId } from '@zeren/database';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { anApiConfig } from './an-api-config';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { importCommission } from './import-commission';

type Api = Awaited<ReturnType<typeof createApi>>;

export interface Asking {
  /** Code of the person who asks: `P-S01` sits in the office. */
  readonly as?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DeskOptions {
  readonly mode?: 'demo' | 'production';
  /** Where nothing listens: the engine is down. */
  readonly temporalAddress?: string;
}

/** The commission of sixty posts as it is imported, in a database of its own, with the API before it. No worker runs. */
export class CommissionDesk {
  private readonly cookies = new Map<string, string>();

  private constructor(
    readonly database: FreshDatabase,
    readonly api: Api,
    readonly organisationId: string,
  ) {}

  static async open({ mode = 'demo', temporalAddress }: DeskOptions = {}): Promise<CommissionDesk> {
    const database = await freshDatabase();
    const organisationId = await importCommission(database.appUrl);
    const api = await createApi(
      anApiConfig(database.appUrl, { mode, publicOrigins: [], ...(temporalAddress ? { temporalAddress } : {}) }),
    );
    return new CommissionDesk(database, api, organisationId);
  }

  get admin(): Client {
    return this.database.admin;
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.database.drop();
  }

  async get(url: string, { as = 'P-S01', headers = {} }: Asking = {}) {
    return this.api.inject({ method: 'GET', url, headers: { ...(await this.headers(as)), ...headers } });
  }

  async post(url: string, payload: object, { as = 'P-S01', key = randomUUID(), headers = {} }: Asking = {}) {
    const all = { ...(await this.headers(as)), 'idempotency-key': key, ...headers };
    return this.api.inject({ method: 'POST', url, headers: all, payload });
  }

  async put(url: string, payload: object, { as = 'P-S01', headers = {} }: Asking = {}) {
    return this.api.inject({ method: 'PUT', url, headers: { ...(await this.headers(as)), ...headers }, payload });
  }

  /** Draft of a year, as the office makes it. */
  async draft(year = 2026): Promise<{ readonly id: string; readonly planId: string }> {
    const answer = await this.post('/api/v1/cycles', { year, title: `${year}年度`, template: 'demo-commission' });
    if (answer.statusCode !== 201) throw new Error(answer.body);
    return answer.json();
  }

  /** The row as after a start whose process runs elsewhere: reads and records need no engine. */
  async pretendStarted(cycleId: string, businessAt: string): Promise<void> {
    await this.admin.query(
      `update cycle set state = 'running', biz_epoch_ms = $2::bigint, real_epoch_ms = $3, real_ms_per_biz_day = 86400000, started_at = to_timestamp($2::bigint / 1000.0)
        where id = $1`,
      [cycleId, Date.parse(businessAt), Date.now()],
    );
  }

  async count(table: string, where = 'true', parameters: readonly unknown[] = []): Promise<number> {
    const sql = `select count(*)::int as count from ${table} where ${where}`;
    const { rows } = await this.admin.query<{ count: number }>(sql, [...parameters]);
    return rows[0]?.count ?? 0;
  }

  async headers(personCode: string): Promise<Record<string, string>> {
    const cookie = this.cookies.get(personCode) ?? (await this.signIn(personCode));
    this.cookies.set(personCode, cookie);
    return { cookie, 'sec-fetch-site': 'same-origin' };
  }

  /** A session without a password: what logging in costs is no part of these tests. */
  private async signIn(personCode: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const roles = personCode === 'P-A1' ? ['auditor'] : [];
    await this.admin.query(
      `with who as (select id from person where organisation_id = $1 and code = $2),
       account as (
         insert into account (organisation_id, person_id, login, password_hash, roles) select $1, id, $3, 'x', $4 from who
         on conflict do nothing)
       select 1 from who`,
      [this.organisationId, personCode, `${personCode}-${newId()}`, roles],
    );
    await this.admin.query(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
       select $1, $3, id, 'session', now() + interval '1 hour' from person where organisation_id = $1 and code = $2`,
      [this.organisationId, personCode, createHash('sha256').update(token).digest('hex')],
    );
    return `__Host-zeren=${token}`;
  }
}
