import { createApi } from '@zeren/api';
import type { ExternalLogin } from '@zeren/api-contracts';
import type { ApiConfig, IdentityProvider } from '@zeren/config';
import { hashPassword } from '@zeren/signing';
import { createHash, randomBytes } from 'node:crypto';
import { anApiConfig } from './an-api-config';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { importCommission } from './import-commission';

export const password = 'a long enough password';
export const origin = 'https://zeren.example';

interface Answer {
  readonly statusCode: number;
  readonly json: () => { readonly type: string };
}

interface Issuer {
  readonly url: string;
  readonly clientSecret: string;
}

/** How the demonstration's organisation knows an issuer. */
export const providerOf = (key: string, { url, clientSecret }: Issuer): IdentityProvider => ({
  key,
  organisation: 'demo-commission',
  name: '统一身份认证',
  issuer: url,
  clientId: 'zeren',
  clientSecret,
});

export const problemOf = (answer: Answer) => [answer.statusCode, answer.json().type.replace('/problems/', '')];
export const cookieOf = ({ headers }: { headers: Record<string, unknown> }): string =>
  String([headers['set-cookie']].flat()[0]).split(';', 1)[0] ?? '';

/** The commission with two people who have logins, and an API that knows issuers. */
export class ExternalLoginDesk {
  private constructor(
    readonly database: FreshDatabase,
    readonly organisationId: string,
    readonly api: Awaited<ReturnType<typeof createApi>>,
  ) {}

  static async open(
    identityProviders: readonly IdentityProvider[],
    over: Partial<ApiConfig> = {},
  ): Promise<ExternalLoginDesk> {
    const database = await freshDatabase();
    const organisationId = await importCommission(database.appUrl);
    await database.admin.query(
      `insert into account (organisation_id, person_id, login, password_hash)
       select organisation_id, id, code, $2 from person where organisation_id = $1 and code in ('P-S01', 'P-S02')`,
      [organisationId, await hashPassword(password)],
    );
    const api = await createApi(anApiConfig(database.appUrl, { identityProviders, publicOrigins: [origin], ...over }));
    return new ExternalLoginDesk(database, organisationId, api);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.database.drop();
  }

  link(person: string, issuer: string, subject: string) {
    return this.database.admin.query(
      `insert into external_identity (organisation_id, id, person_id, issuer, subject)
       select organisation_id, gen_random_uuid(), id, $3, $4 from person where organisation_id = $1 and code = $2`,
      [this.organisationId, person, issuer, subject],
    );
  }

  /** As the page sends it. */
  post(url: string, body?: object, cookie?: string) {
    return this.api.inject({
      method: 'POST',
      url: `/api/v1/session${url}`,
      headers: { origin, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
      ...(body ? { payload: body } : {}),
    });
  }

  async depart(key = 'house') {
    const answer = await this.post(`/external/${key}`);
    return { url: answer.json<ExternalLogin>().url, cookie: cookieOf(answer) };
  }

  comeBack(query: URLSearchParams | string, cookie?: string, key = 'house') {
    return this.post(`/external/${key}/callback`, { query: String(query) }, cookie);
  }

  /** Says with which problem; that no session was made is part of it. */
  async expectRefusal(asked: () => Promise<Answer>): Promise<void> {
    const before = await this.sessions();
    expect(problemOf(await asked())).toEqual([401, 'identity-refused']);
    expect(await this.sessions()).toBe(before);
  }

  async sessions(): Promise<number> {
    const { rows } = await this.database.admin.query<{ count: number }>('select count(*)::int as count from session');
    return rows[0]?.count ?? 0;
  }

  /** The cookie of a session that somebody has. */
  async sessionOf(person: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.admin.query(
      `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
       select organisation_id, $3, id, 'session', now() + interval '1 hour' from person where organisation_id = $1 and code = $2`,
      [this.organisationId, person, createHash('sha256').update(token).digest('hex')],
    );
    return `__Host-zeren=${token}`;
  }

  ask(method: 'GET' | 'PUT' | 'DELETE', url: string, cookie: string, body?: object) {
    return this.api.inject({
      method,
      url: `/api/v1/session${url}`,
      headers: { origin, cookie },
      ...(body ? { payload: body } : {}),
    });
  }
}
