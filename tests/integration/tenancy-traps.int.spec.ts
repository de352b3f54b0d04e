import { Database } from '@zeren/database';
import { randomBytes } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { commissionFile, importCommission } from '../support/import-commission';

/** Policies beside the one of the tenant; a new one is a decision. */
const otherPolicies = [
  'account_by_login',
  'api_token_by_hash',
  'ledger_checkpoint_sequencer',
  'ledger_entry_sequencer',
  'ledger_leaf_sequencer',
  'ledger_tile_sequencer',
  'mailbox_relay',
  'outbox_line_relay',
  'session_by_token',
];

describe('the traps of row security, with two organisations in one database', () => {
  let database: FreshDatabase;
  let app: Client;
  let [ours, theirs] = ['', ''];

  beforeAll(async () => {
    database = await freshDatabase();
    ours = await importCommission(database.appUrl);
    theirs = await importCommission(database.appUrl, commissionFile('neighbour-commission'));
    for (const id of [ours, theirs])
      await database.admin.query(
        `insert into account (organisation_id, person_id, login, password_hash)
         select organisation_id, id, code, 'x' from person where organisation_id = $1 and code <> 'P-L1'`,
        [id],
      );
    app = new Client({ connectionString: database.appUrl });
    await app.connect();
  }, 60_000);
  afterAll(async () => {
    await app?.end();
    await database?.drop();
  });

  const namesOf = async (sql: string): Promise<string[]> =>
    (await database.admin.query<{ name: string }>(sql)).rows.map(({ name }) => name);
  const tables = () =>
    namesOf(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
              where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);

  /** Those that can be written: a generated one has no value of its own. */
  const columnsOf = (table: string) =>
    namesOf(`select column_name as name from information_schema.columns
              where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER' order by ordinal_position`);

  /** In a transaction of ours that is taken back. Answers what happened: rows, or the error's code. */
  async function asUs(sql: string, parameters: readonly unknown[] = []): Promise<number | string | null> {
    await app.query('begin');
    try {
      await app.query(`select set_config('zeren.organisation_id', $1, true)`, [ours]);
      return (await app.query(sql, [...parameters])).rowCount;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await app.query('rollback');
    }
  }
  const [denied, policyViolated, foreignKeyViolated] = ['42501', '42501', '23503'];

  it('has no view that looks with its owner’s eyes, and none that remembers', async () => {
    expect(
      await namesOf(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
                      and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false))`),
    ).toEqual([]);
  });

  it('has no policy beside the tenant’s but those of the two secrets, the relay and the sequencer', async () => {
    expect(
      await namesOf(`select polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
                      where polname <> c.relname || '_tenant' order by 1`),
    ).toEqual(otherPolicies);
  });

  it('has no function of its own that the planner may push below a policy, and lets the app see no statistics', async () => {
    expect(
      await namesOf(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and proleakproof`),
    ).toEqual([]);
    expect(
      await namesOf(`select rolname as name from pg_roles where rolname in ('zeren_app', 'zeren_relay')
                      and pg_has_role(oid, 'pg_read_all_stats', 'member')`),
    ).toEqual([]);
  });

  it('reads nothing, and fails at nothing, on a connection that served somebody before', async () => {
    for (const end of ['commit', 'rollback']) {
      await app.query('begin');
      await app.query(`select set_config('zeren.organisation_id', $1, true)`, [ours]);
      expect((await app.query('select 1 from person')).rowCount).toBeGreaterThan(0);
      await app.query(end);
      expect((await app.query(`select current_setting('zeren.organisation_id', true) as left`)).rows).toEqual([
        { left: '' },
      ]);
      expect((await app.query('select 1 from person')).rowCount).toBe(0);
    }
  });

  it('touches none of the other’s rows, whatever the verb and the table', async () => {
    const touched: unknown[] = [];
    for (const table of await tables()) {
      const read = await asUs(`select 1 from ${table} where organisation_id = $1`, [theirs]);
      const changed = await asUs(`update ${table} set organisation_id = organisation_id where organisation_id = $1`, [
        theirs,
      ]);
      const deleted = await asUs(`delete from ${table} where organisation_id = $1`, [theirs]);
      const columns = (await columnsOf(table)).join(', ');
      const copied = await asUs(
        `insert into ${table} (${columns}) select ${columns} from ${table} where organisation_id = $1`,
        [theirs],
      );
      touched.push(
        ...[read, changed, deleted, copied]
          .filter((what) => what !== 0 && what !== denied)
          .map((what) => [table, what]),
      );
    }
    expect(touched).toEqual([]);
    expect((await tables()).length).toBeGreaterThan(40);
  });

  it('carries none of the other’s rows out by COPY, and none in', async () => {
    const wire = (app as unknown as { readonly connection: EventEmitter }).connection;
    const copied: string[] = [];
    const keep = ({ chunk }: { readonly chunk: Buffer }) => void copied.push(chunk.toString().trim());
    wire.on('copyData', keep);
    for (const table of await tables()) {
      const out = await asUs(`copy ${table} (organisation_id) to stdout`);
      expect([table, typeof out === 'number' || out === denied]).toEqual([table, true]);
      // Refused before a row is sent: PostgreSQL has no COPY into a table with row security.
      expect(['0A000', denied]).toContain(await asUs(`copy ${table} (organisation_id) from stdin`));
    }
    wire.off('copyData', keep);
    expect(new Set(copied)).toEqual(new Set([ours]));
  });

  it('tells nothing to whoever listens: nothing in the database notifies', async () => {
    expect(
      await namesOf(
        `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~* 'notify'`,
      ),
    ).toEqual([]);
  });

  it('takes no row into the other organisation, new, moved or by conflict', async () => {
    const person = `insert into person values ($1, gen_random_uuid(), 'P-L1', 'x')`;
    expect(await asUs(person, [theirs])).toBe(policyViolated);
    expect(await asUs(`${person} on conflict (organisation_id, code) do update set name = 'x'`, [theirs])).toBe(
      policyViolated,
    );
    expect(await asUs(`update person set organisation_id = $1 where code = 'P-L1'`, [theirs])).toBe(policyViolated);
  });

  it('does not tell by a unique key what the other has', async () => {
    const { rows } = await database.admin.query<{ id: string }>(
      `select id from person where organisation_id = $1 and code = 'P-L1'`,
      [theirs],
    );
    const theirId = rows[0]?.id;
    expect(await asUs(`insert into person values ($1, $2, 'P-NEW', 'x')`, [ours, theirId])).toBe(1);
    const account = `insert into account (organisation_id, person_id, login, password_hash)
                     select organisation_id, id, $1, 'x' from person where code = 'P-L1'`;
    await database.admin.query(
      `update account set login = 'only-theirs' where organisation_id = $1 and login = 'P-L2'`,
      [theirs],
    );
    expect(await asUs(account, ['only-theirs'])).toBe(1);
    // A session's key is of the whole installation, and a hash of 32 random bytes that nobody can name.
    const token = randomBytes(32).toString('hex');
    expect(
      await asUs(
        `insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
         select organisation_id, $1, person_id, 'session', now() from account limit 1`,
        [token],
      ),
    ).toBe(1);
  });

  it('lets no child point at a parent of the other', async () => {
    await database.admin.query(`insert into unit values ($1, 'ONLY-THEIRS', '', '', 'division', null, 1)`, [theirs]);
    expect(
      await asUs(
        `insert into post (organisation_id, code, unit_code, kind, title_zh, title_en, sort_order) values ($1, 'NEW', 'ONLY-THEIRS', 'staff', '', '', 1)`,
        [ours],
      ),
    ).toBe(foreignKeyViolated);
  });

  it('finds a login without telling whose others there are', async () => {
    const found = async (login: string) =>
      (await app.query<{ found: { organisationId: string } | null }>('select find_account($1) as found', [login]))
        .rows[0]?.found;
    expect((await found('only-theirs'))?.organisationId).toBe(theirs);
    expect(await found('P-L3')).toBeNull();
    expect((await app.query('select 1 from account')).rowCount).toBe(0);
  });

  it('asks the index for the tenant, so that a policy costs no scan', async () => {
    await app.query('begin');
    await app.query('set local enable_seqscan = off');
    await app.query(`select set_config('zeren.organisation_id', $1, true)`, [ours]);
    const { rows } = await app.query(`explain (format json) select 1 from person where code = 'P-L1'`);
    await app.query('rollback');
    expect(JSON.stringify(rows)).toMatch(/"Index Cond":"[^"]*organisation_id = /);
  });

  it('serves nobody under a role that reads everything', async () => {
    const asAdmin = await Database.open(
      Object.assign(new URL(database.appUrl), {
        username: new URL(process.env['ZEREN_TEST_ADMIN_DATABASE_URL'] ?? '').username,
        password: new URL(process.env['ZEREN_TEST_ADMIN_DATABASE_URL'] ?? '').password,
      }).href,
      1,
    );
    await expect(asAdmin.assertFitToServe()).rejects.toThrow('bypasses row security');
    await asAdmin.close();
  });
});
