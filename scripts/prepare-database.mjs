// Roles and databases: the owner migrates; the roles that serve own nothing and cannot bypass row security.
import { Hindrance } from './hindrance.mjs';

const serving = ['zeren_app', 'zeren_relay', 'zeren_sequencer'];
const roles = ['zeren_owner', ...serving];

/**
 * @param {{ adminUrl: string, passwordOf: (role: string) => string, databases?: string[] }} how adminUrl: an account that
 *   may create roles and databases
 * @returns {Promise<{ ownerUrl: string, appUrl: string, relayUrl: string, sequencerUrl: string, created: boolean }>} urls of the first database
 */
export async function prepareDatabase({ adminUrl, passwordOf, databases = ['zeren'] }) {
  const { default: pg } = await import('pg');
  const urlFor = (role, database = databases[0]) =>
    Object.assign(new URL(adminUrl), { username: role, password: passwordOf(role), pathname: `/${database}` }).href;
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  try {
    await admin.connect();
    await assertMayPrepare(admin);
    for (const role of roles)
      await prepareRole(admin, role, passwordOf(role), () => opens(pg, urlFor(role, 'postgres')));
    const made = [];
    for (const database of databases) if (await createDatabase(admin, database)) made.push(database);
    return {
      ownerUrl: urlFor('zeren_owner'),
      appUrl: urlFor('zeren_app'),
      relayUrl: urlFor('zeren_relay'),
      sequencerUrl: urlFor('zeren_sequencer'),
      created: made.length > 0,
    };
  } catch (error) {
    throw named(error, adminUrl);
  } finally {
    await admin.end().catch(() => undefined);
  }
}

async function assertMayPrepare(admin) {
  const { rows } = await admin.query(
    `select rolsuper or (rolcreaterole and rolcreatedb) as may, current_user as name, current_setting('server_version_num')::int / 10000 as version
       from pg_roles where rolname = current_user`,
  );
  if (rows[0].version < 15)
    throw new Hindrance(`DATABASE_URL leads to PostgreSQL ${rows[0].version}: Zeren needs 15 or newer.`);
  if (!rows[0].may)
    throw new Hindrance(
      `The role ${rows[0].name} of DATABASE_URL may not create roles and databases: use one that may.`,
    );
}

async function prepareRole(admin, role, password, works) {
  const { rows } = await admin.query('select rolsuper or rolbypassrls as strong from pg_roles where rolname = $1', [
    role,
  ]);
  if (rows[0]?.strong)
    throw new Hindrance(`The role ${role} exists and may bypass row security: drop it, or take those rights away.`);
  const secret = admin.escapeLiteral(password);
  if (!rows[0]) await admin.query(`create role ${role} login password ${secret}`);
  else if (!(await works())) await admin.query(`alter role ${role} login password ${secret}`);
}

async function createDatabase(admin, name) {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) {
    await admin.query('grant zeren_owner to current_user'); // who creates a database for a role must be a member of it
    await admin.query(`create database ${name} owner zeren_owner encoding 'UTF8' template template0`);
    await admin.query(`revoke all on database ${name} from public`);
  }
  await admin.query(`grant connect on database ${name} to ${serving.join(', ')}`); // a database may be older than a role
  return !rowCount;
}

async function opens(pg, url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function named(error, adminUrl) {
  const { host } = new URL(adminUrl);
  if (['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'].includes(error.code) || /timeout/i.test(error.message)) {
    return new Hindrance(`No PostgreSQL answers at ${host}: start it, or unset DATABASE_URL to use the embedded one.`);
  }
  if (error.code === '28P01' || error.code === '28000')
    return new Hindrance(`PostgreSQL at ${host} refuses the account in DATABASE_URL: correct its name or password.`);
  return error;
}
