import { Database } from '@zeren/database';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';

/** Tables without an organisation; a new one is a decision. */
const withoutTenant = ['archived_run_id', 'migrations', 'rate_window'];

describe('a freshly migrated database', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  }, 60_000);
  afterAll(() => database?.drop());

  const namesOf = async (sql: string): Promise<string[]> =>
    (await database.admin.query<{ name: string }>(sql)).rows.map(({ name }) => name);

  it('forces row security on every table, with a policy that checks what is written', async () => {
    const open = await namesOf(
      `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not (c.relrowsecurity and c.relforcerowsecurity and exists (
            select 1 from pg_policy p where p.polrelid = c.oid and p.polname = c.relname || '_tenant'
               and p.polqual is not null and p.polwithcheck is not null and p.polcmd = '*'))`,
    );
    expect(open.toSorted()).toEqual(withoutTenant);
  });

  it('starts every key and every foreign key of an organisation’s table with the organisation', async () => {
    const loose = await namesOf(
      `select conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
        where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')
          and (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) <> 'organisation_id'`,
    );
    // A session is looked for, attempts counted and an ended run met, before the organisation is known.
    expect(loose.filter((name) => !name.includes('migrations') && !name.startsWith('PK_')).toSorted()).toEqual([
      'archived_run_id_pkey',
      'rate_window_pkey',
      'session_pkey',
    ]);
  });

  it('lets the app’s role own nothing, bypass nothing and empty nothing', async () => {
    const owned = await namesOf(
      `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('zeren_app', 'zeren_relay', 'zeren_sequencer')`,
    );
    const mighty = await namesOf(
      `select rolname as name from pg_roles where rolname in ('zeren_app', 'zeren_relay', 'zeren_sequencer')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or pg_has_role(oid, 'zeren_owner', 'member'))`,
    );
    const emptied = await namesOf(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and (has_table_privilege('zeren_app', c.oid, 'truncate') or has_table_privilege('zeren_relay', c.oid, 'truncate')
            or has_table_privilege('zeren_sequencer', c.oid, 'truncate'))`,
    );
    expect([owned, mighty, emptied]).toEqual([[], [], []]);
  });

  it('lets the app’s role add to ledger, evidence, versions and archive, and change none of them', async () => {
    const changeable = await namesOf(
      `select c.relname as name from pg_class c where c.relname in ('ledger_entry', 'act', 'letter_version', 'plan_version', 'verdict',
                           'archived_run', 'archived_run_id', 'workflow_bundle')
          and c.relkind = 'r' and (has_table_privilege('zeren_app', c.oid, 'update') or has_table_privilege('zeren_app', c.oid, 'delete'))`,
    );
    expect(changeable).toEqual([]);
  });

  it('has no function that runs with its owner’s rights, and none that everybody may call', async () => {
    const own = `p.pronamespace = 'public'::regnamespace and p.proowner = (select oid from pg_roles where rolname = 'zeren_owner')`;
    expect(await namesOf(`select proname as name from pg_proc p where ${own} and p.prosecdef`)).toEqual([]);
    const callable = await namesOf(
      `select proname as name from pg_proc p where ${own} and p.prorettype <> 'trigger'::regtype
          and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))`,
    );
    expect(callable).toEqual([]);
  });

  it('shows the relay the outbox and nothing else', async () => {
    const readable = await namesOf(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and has_table_privilege('zeren_relay', c.oid, 'select')`,
    );
    expect(readable).toEqual(['outbox_line']);
  });

  it('lets the sequencer add to the tree over the ledger, see hashes, and nothing else', async () => {
    const allowed = await namesOf(
      `select c.relname || '.' || a.attname || ' ' || lower(p.name) as name from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         cross join unnest(array['SELECT', 'INSERT', 'UPDATE']) as p (name)
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
          and c.relname not in ('ledger_pending', 'ledger_leaf', 'ledger_tile', 'ledger_checkpoint')
          and has_column_privilege('zeren_sequencer', c.oid, a.attnum, p.name) order by 1`,
    );
    expect(allowed).toEqual(
      ['id', 'leaf_hash', 'organisation_id', 'recorded_at'].map((column) => `ledger_entry.${column} select`),
    );
    const changeable = await namesOf(
      `select r.rolname || ' ' || c.relname as name from pg_class c, pg_roles r
        where c.relname in ('ledger_leaf', 'ledger_tile', 'ledger_checkpoint') and c.relkind = 'r'
          and r.rolname in ('zeren_app', 'zeren_relay', 'zeren_sequencer')
          and (has_table_privilege(r.oid, c.oid, 'update') or has_table_privilege(r.oid, c.oid, 'delete')
            or r.rolname <> 'zeren_sequencer' and has_table_privilege(r.oid, c.oid, 'insert'))`,
    );
    expect(changeable).toEqual([]);
  });

  it('shows one organisation nothing of another, and a reused connection nothing at all', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const insert = `insert into organisation (organisation_id, code, name_zh, name_en, time_zone, utc_offset_minutes) values ($1, $2, '', '', 'UTC', 0)`;
    await database.admin.query(insert, [ours, 'ours']);
    await database.admin.query(insert, [theirs, 'theirs']);
    const app = new Client({ connectionString: database.appUrl });
    await app.connect();
    try {
      const codes = async () =>
        (await app.query<{ code: string }>('select code from organisation')).rows.map(({ code }) => code);
      expect(await codes()).toEqual([]);
      await app.query('begin');
      await app.query(`select set_config('zeren.organisation_id', $1, true)`, [ours]);
      expect(await codes()).toEqual(['ours']);
      expect(
        (await app.query('update organisation set code = $1 where organisation_id = $2', ['stolen', theirs])).rowCount,
      ).toBe(0);
      await expect(app.query('update organisation set organisation_id = $1', [theirs])).rejects.toThrow(
        'row-level security',
      );
      await app.query('rollback');
      expect(await codes()).toEqual([]);
    } finally {
      await app.end();
    }
  });

  it('is refused by an API that would serve as its owner', async () => {
    const asOwner = await Database.open(database.ownerUrl, 1);
    await expect(asOwner.assertFitToServe()).rejects.toThrow('set DATABASE_URL to the role zeren_app');
    await asOwner.close();
    const asApp = await Database.open(database.appUrl, 1);
    await asApp.assertFitToServe();
    expect(await asApp.isMigrated()).toBe(true);
    await asApp.close();
  });
});
