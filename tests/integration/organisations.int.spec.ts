import { createApi } from '@zeren/api';
import { anApiConfig } from '../support/an-api-config';
import { Database } from '@zeren/database';
import { hashPassword } from '@zeren/signing';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { commissionFile, importCommission } from '../support/import-commission';

const passwords = { 'demo-commission': 'password of the one', 'neighbour-commission': 'password of the other' };

describe('two organisations in one installation', () => {
  let database: FreshDatabase;
  let api: Awaited<ReturnType<typeof createApi>>;

  beforeAll(async () => {
    database = await freshDatabase();
    for (const [code, password] of Object.entries(passwords)) {
      const organisationId = await importCommission(database.appUrl, commissionFile(code));
      await open(organisationId, ['P-L1', ...(code === 'demo-commission' ? ['P-S01'] : [])], password);
    }
    api = await createApi(
      anApiConfig(database.appUrl, { temporalAddress: '127.0.0.1:1', poolSize: 2, publicOrigins: [] }),
    );
  }, 60_000);
  afterAll(async () => {
    await api?.close();
    await database?.drop();
  });

  /** As a seed opens them: under the codes of the persons. */
  async function open(organisationId: string, logins: readonly string[], password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    const app = await Database.open(database.appUrl, 1);
    await app.inTenant(organisationId, async ({ accounts, imports }) => {
      const ids = await imports.personIds(organisationId);
      const account = { passwordHash, roles: [], isDemo: true };
      await accounts.open(
        organisationId,
        logins.map((login) => ({ ...account, login, personId: ids.get(login) ?? '' })),
      );
    });
    await app.close();
  }

  const logIn = async (login: string, password: string) => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await api.inject({ method: 'POST', url: '/api/v1/session', headers, payload: { login, password } });
    return answer.statusCode === 200
      ? answer.json<{ organisation: { code: string } }>().organisation.code
      : answer.json<{ type: string }>().type;
  };
  const refused = '/problems/wrong-credentials';

  it('may have people of the same login, who name their organisation', async () => {
    expect(await logIn('P-L1@demo-commission', passwords['demo-commission'])).toBe('demo-commission');
    expect(await logIn('P-L1@neighbour-commission', passwords['neighbour-commission'])).toBe('neighbour-commission');
  });

  it('have no use for each other’s passwords', async () => {
    expect(await logIn('P-L1@demo-commission', passwords['neighbour-commission'])).toBe(refused);
    expect(await logIn('P-S01@neighbour-commission', passwords['demo-commission'])).toBe(refused);
  });

  it('take the bare login of somebody whom only one of them has, and nobody’s of both', async () => {
    expect(await logIn('P-S01', passwords['demo-commission'])).toBe('demo-commission');
    expect(await logIn('P-L1', passwords['demo-commission'])).toBe(refused);
    expect(await logIn('P-L1@nowhere', passwords['demo-commission'])).toBe(refused);
    expect(await logIn('@', passwords['demo-commission'])).toBe(refused);
  });

  it('still let the demonstration in without a word', async () => {
    await database.admin.query(
      `update organisation set details = '{"logins": {"leader": "P-L1"}}' where code = 'demo-commission'`,
    );
    const answer = await api.inject({
      method: 'POST',
      url: '/api/v1/session/demo',
      headers: { 'sec-fetch-site': 'same-origin' },
      payload: { as: 'leader' },
    });
    expect(answer.json()).toMatchObject({ organisation: { code: 'demo-commission' }, person: { code: 'P-L1' } });
  });
});
