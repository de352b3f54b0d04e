import { taskKindOf, type TaskKind } from '@zeren/domain';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startStackProcess, type RunningStack } from '../start/stack-process';
import { Person, type Answer } from './person';
import { until } from './until';

export interface OpenTask {
  readonly id: string;
  readonly phase: string;
  readonly kind: TaskKind;
  readonly subject: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  readonly assignee: string;
  readonly assigneeCode: string;
  readonly documentSha256: string | null;
  readonly state: string;
}

/** Has no account: the office records what he signs on paper. */
const onPaper = 'P-R1';

interface Year {
  readonly plan: { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly documentNo: string };
}

export interface Counts {
  readonly acts: number;
  readonly actEntries: number;
  readonly actedTasks: number;
  readonly linesOfActs: number;
}

/** The demo commission on a stack of its own: its people act over HTTP, the test looks into the tables. */
export class LivingCommission {
  cycleId = '';
  planId = '';
  private readonly people = new Map<string, Promise<Person>>();

  private constructor(
    private readonly stateDir: string,
    readonly stack: RunningStack,
    readonly admin: Client,
    private readonly year: Year,
  ) {}

  static async open(): Promise<LivingCommission> {
    const stateDir = await mkdtemp(join(tmpdir(), 'zeren-chaos-'));
    const stack = await startStackProcess({ stateDir, withApi: true, withWorker: true, testing: true });
    const admin = new Client({ connectionString: Object.assign(new URL(stack.adminUrl), { pathname: '/zeren' }).href });
    admin.on('error', () => undefined); // the server ends before this client when the test is over
    await admin.connect();
    const data = join(__dirname, '../../apps/cli/src/demo/data/year.json');
    const year = JSON.parse(await readFile(data, 'utf8')) as Year;
    return new LivingCommission(stateDir, stack, admin, year);
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.stack.stop();
    await rm(this.stateDir, { recursive: true, force: true });
  }

  /** One more connection, in a transaction: holds what the others then wait for. */
  async holder(): Promise<Client> {
    const holder = new Client({ connectionString: Object.assign(new URL(this.stack.adminUrl), { pathname: '/zeren' }).href });
    await holder.connect();
    await holder.query('begin');
    return holder;
  }

  /** Statements that wait for a lock. */
  waiting(pattern: string): Promise<number> {
    return this.count('pg_stat_activity', `wait_event_type = 'Lock' and pid <> pg_backend_pid() and query like $1`, [pattern]);
  }

  person(login: string): Promise<Person> {
    const known = this.people.get(login);
    if (known) return known;
    const signedIn = Person.signIn(this.stack.url, login);
    this.people.set(login, signedIn);
    return signedIn;
  }

  get office(): Promise<Person> {
    return this.person('P-S01');
  }

  /** A draft of the year 2026 with its plan filled in. */
  async draft(): Promise<void> {
    const office = await this.office;
    const body = { year: 2026, title: '2026年度', template: 'demo-commission' };
    const { id } = await office.required<{ id: string }>('POST', '/cycles', { body });
    this.cycleId = id;
    this.planId = (await office.get<{ planId: string }>(`/cycles/${id}`)).planId;
    await this.fillPlan();
  }

  planItems(): Record<string, unknown>[] {
    return this.year.plan.items.map(({ legalBasisZh, no: _no, ...item }) => ({ ...item, legalBasis: legalBasisZh }));
  }

  private async fillPlan(): Promise<void> {
    const office = await this.office;
    const plan = await office.send('GET', `/plans/${this.planId}`);
    const ifMatch = plan.headers.get('etag') ?? '';
    await office.required('PUT', `/plans/${this.planId}/draft`, { body: { items: this.planItems() }, ifMatch });
  }

  async start(msPerDay: number, startOn: string): Promise<Answer> {
    const body = { clock: { kind: 'compressed', msPerDay, startOn } };
    return (await this.office).send('POST', `/cycles/${this.cycleId}/start`, { body });
  }

  async openTasks(query = ''): Promise<readonly OpenTask[]> {
    const path = `/cycles/${this.cycleId}/tasks?state=open&limit=200${query}`;
    return (await (await this.office).get<{ items: OpenTask[] }>(path)).items;
  }

  async assigneeOf({ assigneeKind, assignee, assigneeCode }: OpenTask): Promise<Person> {
    if (assigneeKind === 'body' || assigneeCode === onPaper) return this.office;
    return this.person(assigneeKind === 'post' ? `P-${assignee}` : assigneeCode);
  }

  /** The friendly act: what the task asks for, without objection. */
  async actOn(task: OpenTask, key?: string): Promise<Answer> {
    return (await this.assigneeOf(task)).act(task.id, this.bodyFor(task), key);
  }

  bodyFor({ kind, documentSha256, assigneeCode }: OpenTask): object {
    const act = taskKindOf(kind).acts.find((known) => known !== 'return' && known !== 'refuse') ?? 'complete';
    const more: Partial<Record<string, object>> = {
      answer: { comment: '同意' },
      decide: { decision: 'approved' },
      file: { text: '材料' },
      issue: { documentNo: this.year.plan.documentNo },
      opine: { opinion: 'agree' },
      'record-minutes': { text: '会议纪要' },
      sign: { documentSha256 },
      witness: { documentSha256 },
    };
    const paper = { scanSha256: 'a'.repeat(64), witnessPost: 'H02', signedOn: '2026-02-09' };
    return { kind: act, ...more[act], ...(assigneeCode === onPaper ? { onPaper: paper } : {}) };
  }

  /** Everybody acts on whatever plan and letters ask, but for `held`, until something is so. */
  async playUntil<T>(what: string, ask: () => Promise<T | undefined | false | null>, held: (task: OpenTask) => boolean): Promise<T> {
    return until(
      what,
      async () => {
        const answer = await ask();
        if (answer) return answer;
        const open = await this.openTasks();
        const ready = open.filter((task) => (task.phase === 'plan' || task.phase === 'letters') && !held(task));
        for (const task of ready) {
          const { status, text } = await this.actOn(task);
          if (status >= 300 && status !== 409) throw new Error(`${task.kind} ${task.subject}: ${status} ${text}`);
        }
        return undefined;
      },
      120_000,
    );
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
    const actedTasks = await this.count('task t', `via is not null and state <> 'open' and exists (select 1 from act a where a.task_id = t.id)`);
    const linesOfActs = await this.count('outbox_line o', 'exists (select 1 from act a where a.id = o.id)');
    return { acts, actEntries, actedTasks, linesOfActs };
  }

  /** Every line that the relay owes has been delivered. */
  delivered(): Promise<true> {
    const unsent = async () => (await this.count('outbox_line', 'delivered_at is null')) === 0 && (true as const);
    return until('every outbox line delivered', unsent, 60_000);
  }

  /** Tasks for which something that happens once has happened twice. */
  async doubled(): Promise<readonly unknown[]> {
    const { rows } = await this.admin.query(
      `select kind, subject_id, business_at, count(*) from ledger_entry
        where kind in ('task.opened', 'task.expired', 'silence.proved', 'reminder.sent', 'task.escalated', 'letter.completed')
        group by kind, subject_id, case when kind in ('reminder.sent', 'task.escalated') then business_at end, business_at
       having count(*) > 1
       union all
       select kind, subject_id, null, count(*) from ledger_entry
        where kind in ('task.opened', 'task.expired', 'silence.proved', 'letter.completed') group by kind, subject_id having count(*) > 1
       union all
       select kind, task_id::text || '/' || recipient, business_at, count(*) from notification where task_id is not null
        group by kind, task_id, recipient, business_at having count(*) > 1`,
    );
    return rows;
  }
}
