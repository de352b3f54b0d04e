import { Database } from '@zeren/database';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly relayUrl: string;
  readonly sequencerUrl: string;
  /** As the superuser: sees and writes everything. */
  readonly admin: Client;
  drop(): Promise<void>;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: this test needs a real PostgreSQL`);
  return value;
}

const inDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** A database of its own, migrated by the owner: suites run side by side and leave nothing. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const adminUrl = required('ZEREN_TEST_ADMIN_DATABASE_URL');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const server = new Client({ connectionString: adminUrl });
  await server.connect();
  await server.query(`create database ${name} owner zeren_owner`);
  await server.query(`grant connect on database ${name} to zeren_app, zeren_relay, zeren_sequencer`);
  const ownerUrl = inDatabase(required('ZEREN_TEST_OWNER_DATABASE_URL'), name);
  const owner = await Database.open(ownerUrl, 1);
  await owner.migrate();
  await owner.close();
  const admin = new Client({ connectionString: inDatabase(adminUrl, name) });
  for (const client of [server, admin]) client.on('error', () => undefined); // a server that stops is the next query's news
  await admin.connect();
  return {
    ownerUrl,
    appUrl: inDatabase(required('ZEREN_TEST_DATABASE_URL'), name),
    relayUrl: inDatabase(required('ZEREN_TEST_RELAY_DATABASE_URL'), name),
    sequencerUrl: inDatabase(required('ZEREN_TEST_SEQUENCER_DATABASE_URL'), name),
    admin,
    drop: async () => {
      await admin.end();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}
