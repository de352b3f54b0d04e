import { newId } from '@zeren/database';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { createApi } from '@zeren/api';
import { importCommission } from '../support/import-commission';
import { markedCommission } from '../support/marked-commission';
import { callers, type Caller } from './callers';
import { SampleYear, type Samples } from './samples';

type Api = Awaited<ReturnType<typeof createApi>>;

/** One of the organisations of an installation: its people with their sessions, and a year in samples. */
export class Commission {
  private readonly cookies = new Map<string, string>();
  private readonly year: SampleYear;
  samples: Samples = {
    cycle: [],
    letter: [],
    meeting: [],
    person: [],
    plan: [],
    report: [],
    substitution: [],
    succession: [],
    task: [],
  };

  private constructor(
    private readonly api: Api,
    private readonly admin: Client,
    readonly code: string,
    readonly organisationId: string,
    readonly canary: string,
  ) {
    this.year = new SampleYear(admin, organisationId, canary);
  }

  static async found(api: Api, { admin, appUrl }: { readonly admin: Client; readonly appUrl: string }, code: string) {
    const canary = `canary-${randomUUID()}`;
    const commission = new Commission(
      api,
      admin,
      code,
      await importCommission(appUrl, markedCommission(code, canary)),
      canary,
    );
    await commission.admitEverybody();
    await commission.placeYear();
    return commission;
  }

  /** What a caller sends to be recognised. */
  headers({ name }: Pick<Caller, 'name'>): Record<string, string> {
    const cookie = this.cookies.get(name);
    return { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) };
  }

  /** A session of this caller that nobody else uses. */
  async sessionOf({ person, session }: Caller): Promise<string | undefined> {
    if (session === 'none') return undefined;
    const token = randomBytes(32).toString('base64url');
    if (person !== undefined) {
      await this.admin.query(
        `insert into session (organisation_id, token_sha256, person_id, assurance, seen_at, expires_at)
         select $1, $3, id, 'session', now() - $4::interval, now() + $5::interval from person where organisation_id = $1 and code = $2`,
        [
          this.organisationId,
          person,
          createHash('sha256').update(token).digest('hex'),
          session === 'idle' ? '31 minutes' : '0',
          session === 'expired' ? '-1 second' : '1 hour',
        ],
      );
    }
    return `__Host-zeren=${token}`;
  }

  taskLike(taskId: string): Promise<string> {
    return this.year.taskLike(taskId);
  }

  /** How often an auditor of this organisation has been seen reading. */
  async countReadings(): Promise<number> {
    return (await this.countEntries()).readings;
  }

  /** Entries of its ledger: readings of auditors, refusals, and everything that was done. */
  async countEntries(): Promise<{ readonly readings: number; readonly denials: number; readonly deeds: number }> {
    const { rows } = await this.admin.query<{ readings: number; denials: number; deeds: number }>(
      `select count(*) filter (where kind = 'auditor.read')::int as readings,
              count(*) filter (where kind = 'access.denied')::int as denials,
              count(*) filter (where kind not in ('auditor.read', 'access.denied'))::int as deeds
         from ledger_entry where organisation_id = $1`,
      [this.organisationId],
    );
    return rows[0] ?? { readings: 0, denials: 0, deeds: 0 };
  }

  private async admitEverybody(): Promise<void> {
    const { organisationId: id } = this;
    await this.admin.query(`insert into person values ($1, $2, 'P-OP', $3)`, [id, newId(), this.canary]);
    const logins = callers.flatMap(({ person, session }) =>
      person ? [{ person, enabled: session !== 'disabled' }] : [],
    );
    for (const { person, enabled } of logins)
      await this.admin.query(
        `insert into account (organisation_id, person_id, login, password_hash, roles, enabled)
         select $1, id, code, 'x', case code when 'P-A1' then '{auditor}'::text[] when 'P-X1' then '{administrator}' else '{}' end, $3
           from person where organisation_id = $1 and code = $2 on conflict do nothing`,
        [id, person, enabled],
      );
    for (const caller of callers) {
      const cookie = await this.sessionOf(caller);
      if (cookie) this.cookies.set(caller.name, cookie);
    }
  }

  private async placeYear(): Promise<void> {
    const running = await this.drafted(2026);
    this.samples = await this.year.place({ running, draft: await this.drafted(2027) });
    const body = { kind: 'lecture', heldOn: '2027-01-18', title: this.canary, fields: { attended: 30 } };
    await this.post('/api/v1/records', { ...body, cycleId: running.id });
    const problem = { no: 7, unitCode: 'D03', problem: this.canary, measure: this.canary, closingOn: '2027-03-01' };
    await this.post('/api/v1/reviews/problems', { ...problem, cycleId: running.id });
    const report = await this.post('/api/v1/reports', { cycleId: running.id });
    this.samples = { ...this.samples, report: [{ name: 'generated', ids: { reportId: report.id } }] };
  }

  private drafted(year: number): Promise<{ readonly id: string; readonly planId: string }> {
    const body = { year, title: `${year}年度 ${this.canary}`, template: 'demo-commission' };
    return this.post('/api/v1/cycles', body);
  }

  private async post(url: string, payload: object): Promise<{ readonly id: string; readonly planId: string }> {
    const headers = { ...this.headers({ name: 'office clerk' }), 'idempotency-key': randomUUID() };
    const answer = await this.api.inject({ method: 'POST', url, headers, payload });
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  }
}
