import { taskKindOf, type TaskKindKey } from '@zeren/domain';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStackProcess, type RunningStack } from '../start/stack-process';
import { Person, type Answer } from './person';
import { Tables } from './tables';
import { until } from '../support/until';

export interface OpenTask {
  readonly id: string;
  readonly phase: string;
  readonly kind: TaskKindKey;
  readonly subject: string;
  readonly assigneeKind: 'post' | 'person' | 'body';
  readonly assignee: string;
  readonly assigneeCode: string;
  readonly documentSha256: string | null;
  readonly state: string;
  readonly dueOn: string;
}

/** Has no account: the office records what he signs on paper. */
const onPaper = 'P-R1';

interface Year {
  readonly plan: { readonly items: readonly Readonly<Record<string, unknown>>[]; readonly documentNo: string };
}

/** The demo commission on a stack of its own: its people act over HTTP, the test looks into the tables. */
export class LivingCommission {
  cycleId = '';
  planId = '';
  private readonly people = new Map<string, Promise<Person>>();

  private constructor(
    private readonly stateDir: string,
    readonly stack: RunningStack,
    readonly tables: Tables,
    private readonly year: Year,
  ) {}

  /** @param env more variables of api and worker */
  static async open(env: Readonly<Record<string, string>> = {}): Promise<LivingCommission> {
    const stateDir = await mkdtemp(join(tmpdir(), 'zeren-chaos-'));
    const stack = await startStackProcess({
      stateDir,
      ownServers: true,
      withApi: true,
      withWorker: true,
      testing: true,
      env,
    }).catch(async (error: unknown) => {
      await rm(stateDir, { recursive: true, force: true });
      throw error;
    });
    const data = join(__dirname, '../../apps/cli/src/demo/data/year.json');
    const year = JSON.parse(await readFile(data, 'utf8')) as Year;
    return new LivingCommission(stateDir, stack, await Tables.open(stack.adminUrl), year);
  }

  async close(): Promise<void> {
    await this.tables.admin.end();
    await this.stack.stop();
    await rm(this.stateDir, { recursive: true, force: true });
  }

  person(login: string): Promise<Person> {
    const known = this.people.get(login);
    if (known) return known;
    const signedIn = Person.signIn(this.stack.url, login);
    this.people.set(login, signedIn);
    return signedIn;
  }

  /** Where a browser finds it: by name, as the people do. */
  get site(): string {
    return this.stack.url.replace('127.0.0.1', 'localhost');
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
      answer: { opinion: 'agree', comment: '同意' },
      decide: { decision: 'approved' },
      file: { text: '材料' },
      issue: { documentNo: this.year.plan.documentNo },
      opine: { opinion: 'agree' },
      'record-minutes': { text: '会议纪要' },
      revise: { text: '按意见修改指标' },
      sign: { documentSha256 },
      witness: { documentSha256 },
    };
    const paper = { scanSha256: 'a'.repeat(64), witnessPost: 'H02', signedOn: '2026-02-09' };
    return { kind: act, ...more[act], ...(assigneeCode === onPaper ? { onPaper: paper } : {}) };
  }

  /** Everybody acts on whatever plan and letters ask, but for `held`, until something is so. */
  async playUntil<T>(
    what: string,
    ask: () => Promise<T | undefined | false | null>,
    held: (task: OpenTask) => boolean,
  ): Promise<T> {
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
}
