import 'reflect-metadata';
import { Client, type ClientConfig, type Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { assertFitToServe } from './assert-fit-to-serve';
import { leadAlone } from './lead-alone';
import { Organisation1795478400000 } from './migrations/1795478400000-Organisation';
import { CyclesAndTasks1795478460000 } from './migrations/1795478460000-CyclesAndTasks';
import { PhasesOfTheYear1795478520000 } from './migrations/1795478520000-PhasesOfTheYear';
import { ActOnTask1795478580000 } from './migrations/1795478580000-ActOnTask';
import { FindPrincipal1795478640000 } from './migrations/1795478640000-FindPrincipal';
import { LoginPerOrganisation1795478700000 } from './migrations/1795478700000-LoginPerOrganisation';
import { RateWindows1795478760000 } from './migrations/1795478760000-RateWindows';
import { SessionsOfAPerson1795478820000 } from './migrations/1795478820000-SessionsOfAPerson';
import { SecondFactor1795478880000 } from './migrations/1795478880000-SecondFactor';
import { LedgerTree1795479300000 } from './migrations/1795479300000-LedgerTree';
import { ProcessArchive1795479360000 } from './migrations/1795479360000-ProcessArchive';
import { Passkeys1795479480000 } from './migrations/1795479480000-Passkeys';
import { KnownDevices1795479540000 } from './migrations/1795479540000-KnownDevices';
import { TokensAndIdentities1795479600000 } from './migrations/1795479600000-TokensAndIdentities';
import { LeavesByTransaction1795479660000 } from './migrations/1795479660000-LeavesByTransaction';
import { MissingParts1795479780000 } from './migrations/1795479780000-MissingParts';
import { EntriesByHand1795479900000 } from './migrations/1795479900000-EntriesByHand';
import { Substitution1795480020000 } from './migrations/1795480020000-Substitution';
import { PredecessorScore1795480140000 } from './migrations/1795480140000-PredecessorScore';
import { ActsTogether1795480160000 } from './migrations/1795480160000-ActsTogether';
import { Mail1795480200000 } from './migrations/1795480200000-Mail';
import { RunningClocks1795480260000 } from './migrations/1795480260000-RunningClocks';
import { Extensions1795480320000 } from './migrations/1795480320000-Extensions';
import { PlanConsultation1795480620000 } from './migrations/1795480620000-PlanConsultation';
import { PlanProgress1795480680000 } from './migrations/1795480680000-PlanProgress';
import { repositoriesOn, type Repositories } from './repositories';

const migrations = [
  Organisation1795478400000,
  CyclesAndTasks1795478460000,
  PhasesOfTheYear1795478520000,
  ActOnTask1795478580000,
  FindPrincipal1795478640000,
  LoginPerOrganisation1795478700000,
  RateWindows1795478760000,
  SessionsOfAPerson1795478820000,
  SecondFactor1795478880000,
  LedgerTree1795479300000,
  ProcessArchive1795479360000,
  Passkeys1795479480000,
  KnownDevices1795479540000,
  TokensAndIdentities1795479600000,
  LeavesByTransaction1795479660000,
  MissingParts1795479780000,
  EntriesByHand1795479900000,
  Substitution1795480020000,
  PredecessorScore1795480140000,
  ActsTogether1795480160000,
  Mail1795480200000,
  RunningClocks1795480260000,
  Extensions1795480320000,
  PlanConsultation1795480620000,
  PlanProgress1795480680000,
];

/** Everything has an end: a statement, a wait for a lock, an idle transaction, a wait for a connection. */
const limits = {
  statement_timeout: 10_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  connectionTimeoutMillis: 5_000,
};

/** A connection that dies says so twice; whoever has listened to the first word must not be ended by the second. */
class Connection extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** The only holder of connections, and the token to inject it by. Nothing outside this library imports the ORM. */
export class Database {
  private constructor(private readonly source: DataSource) {}

  /** @param url of the app's role, or the owner's to migrate. */
  static async open(url: string, poolSize = 16): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      poolSize,
      extra: { ...limits, Client: Connection },
      migrations,
      migrationsTransactionMode: 'each',
      synchronize: false,
    });
    return new Database(await source.initialize());
  }

  /** One transaction that sees and writes one organisation only. */
  inTenant<T>(organisationId: string, work: (repositories: Repositories) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      await setTenant(manager, organisationId);
      return work(repositoriesOn(manager));
    });
  }

  /** One transaction that sees one state of one organisation from beginning to end, and can change nothing. */
  readTenant<T>(organisationId: string, work: (repositories: Repositories) => Promise<T>): Promise<T> {
    return this.source.transaction('REPEATABLE READ', async (manager) => {
      await setTenant(manager, organisationId);
      await manager.query('set transaction read only');
      return work(repositoriesOn(manager));
    });
  }

  /** One statement in autocommit: one round trip. It must set the tenant itself, inside a function. */
  async call<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.source.query(sql, [...parameters]);
  }

  /** `call` prepared once per connection: for the statement that a person's act is. The name belongs to one text for ever. */
  async callNamed<Row>(name: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row & object>({ name, text: sql, values: [...parameters] });
    return rows;
  }

  /** Works as the one active process of this name; returns when another one is. @throws when the leading connection is lost. */
  lead(name: string, stop: AbortSignal, work: (leading: AbortSignal) => Promise<void>): Promise<void> {
    return leadAlone(this.pool, name, stop, (_, leading) => work(leading));
  }

  /** Its own step, with the owner's role; never at the start of an app. Answers the names of what was applied. */
  async migrate(): Promise<readonly string[]> {
    const applied = await this.source.runMigrations({ transaction: 'each' });
    return applied.map(({ name }) => name);
  }

  /** True when the schema is the one this build knows: no migration missing. */
  async isMigrated(): Promise<boolean> {
    const rows = await this.call<{ name: string }>('select name from migrations', []);
    const names = new Set(rows.map(({ name }) => name));
    return migrations.every(({ name }) => names.has(name));
  }

  /** @throws Error in one sentence when role or server would let a promise be broken: asked before the first request. */
  assertFitToServe(): Promise<void> {
    return assertFitToServe(this);
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
  }
}

/** For the length of the transaction; a reused connection then holds ''. */
const setTenant = (manager: EntityManager, organisationId: string): Promise<unknown> =>
  manager.query(`select set_config('zeren.organisation_id', $1, true)`, [organisationId]);
