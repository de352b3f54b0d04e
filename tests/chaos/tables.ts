import { Client } from 'pg';
import { until } from '../support/until';

export interface Counts {
  readonly acts: number;
  readonly actEntries: number;
  readonly actedTasks: number;
  readonly linesOfActs: number;
}

/** What stands in the tables of a running stack, seen past row security. */
export class Tables {
  private constructor(
    private readonly url: string,
    readonly admin: Client,
  ) {}

  static async open(adminUrl: string): Promise<Tables> {
    const url = Object.assign(new URL(adminUrl), { pathname: '/zeren' }).href;
    const admin = new Client({ connectionString: url });
    admin.on('error', () => undefined); // the server ends before this client when a test fails
    await admin.connect();
    return new Tables(url, admin);
  }

  /** One more connection, in a transaction: holds what the others then wait for. */
  async holder(): Promise<Client> {
    const holder = new Client({ connectionString: this.url });
    await holder.connect();
    await holder.query('begin');
    return holder;
  }

  /** Statements that wait for a lock. */
  waiting(pattern: string): Promise<number> {
    return this.count('pg_stat_activity', `wait_event_type = 'Lock' and pid <> pg_backend_pid() and query like $1`, [
      pattern,
    ]);
  }

  async count(table: string, where = 'true', parameters: readonly unknown[] = []): Promise<number> {
    const sql = `select count(*)::int as count from ${table} where ${where}`;
    const { rows } = await this.admin.query<{ count: number }>(sql, [...parameters]);
    return rows[0]?.count ?? 0;
  }

  /** Four countings of what people did; they are the same number, or something was lost or doubled. */
  async counts(): Promise<Counts> {
    const acts = await this.count('act');
    const actEntries = await this.count('ledger_entry e', 'exists (select 1 from act a where a.id = e.id)');
    const actedTasks = await this.count(
      'task t',
      `via is not null and state <> 'open' and exists (select 1 from act a where a.task_id = t.id)`,
    );
    const linesOfActs = await this.count('outbox_line o', 'exists (select 1 from act a where a.id = o.id)');
    return { acts, actEntries, actedTasks, linesOfActs };
  }

  /** Every line that the relay owes has been delivered. */
  delivered(): Promise<true> {
    const unsent = async () => (await this.count('outbox_line', 'delivered_at is null')) === 0 && (true as const);
    return until('every outbox line delivered', unsent, 60_000);
  }

  /** What happens once to a task or a letter, or once per point of the calendar, and has happened twice. */
  async doubled(): Promise<readonly unknown[]> {
    const { rows } = await this.admin.query(
      `select kind, subject_id, count(*) from ledger_entry
        where kind in ('task.opened', 'task.expired', 'silence.proved', 'letter.completed') group by kind, subject_id having count(*) > 1
       union all
       select kind, subject_id, count(*) from ledger_entry
        where kind in ('reminder.sent', 'task.escalated') group by kind, subject_id, business_at having count(*) > 1
       union all
       select kind, task_id || '/' || recipient, count(*) from notification
        where task_id is not null group by kind, task_id, recipient, business_at having count(*) > 1`,
    );
    return rows;
  }
}
