import type { CycleTask, CycleView, StartedCycle } from '@zeren/api-contracts';
import { toBusiness, type BusinessClock } from '@zeren/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { actOf } from './act-of';
import { ApiRefusal, type ApiClient } from './api-client';
import { diagnose, taskLine } from './diagnosis';
import { listAll } from './list-all';
import { dayAt, instantOf } from './local-day';
import { OfficeDesk, type Duty } from './office-desk';
import type { People } from './people';
import type { Progress } from './progress';
import { isActed, Script } from './script';
import type { ScriptRow, YearData } from './year-data';

const firstDay = '2026-01-05';
const lastDay = '2027-03-31';
/** The process closes on the last day; a few more are patience. */
const patienceUntil = '2027-04-10';
const deskOpens = '08:30';
const parallelActs = 8;
const triesPerRow = 20;
const stallMs = 60_000;

export interface PlayedYear {
  readonly cycleId: string;
  readonly planId: string;
  readonly actCount: number;
  /** Ballot marks that the service has accepted, by `pool/group`. */
  readonly markCounts: Readonly<Record<string, number>>;
}

export interface Play {
  readonly people: People;
  readonly office: ApiClient;
  readonly year: YearData;
  readonly progress: Progress;
  readonly msPerDay: number;
  readonly signal: AbortSignal;
}

/**
 * Plays the year: everybody acts in his own session, on the day on which the task list says so.
 *
 * @throws YearStopped naming what is missing when nothing moves any more, ApiRefusal when an act is refused for good.
 */
export async function playYear(play: Play): Promise<PlayedYear> {
  const { office, msPerDay, progress } = play;
  const body = { year: 2026, title: '2026年度责任制', template: 'demo-commission' };
  const cycle = await office.post<CycleView>('/api/v1/cycles', body, 'demo-create-cycle-2026');
  const letters = cycle.willOpen.letters.map(({ level, count }) => `${count} letters of level ${level}`);
  progress.say(`cycle ${cycle.id} created: ${letters.join(', ')}`);
  const clock = { kind: 'compressed', msPerDay, startOn: firstDay };
  const path = `/api/v1/cycles/${cycle.id}/start`;
  const started = await office.post<StartedCycle>(path, { clock }, 'demo-start-cycle-2026');
  return new Player(play, cycle, started.clock).run();
}

/** From when on somebody acts: half past nine; from midnight when it is due the same day. */
const readyAt = ({ actedOn, dueOn }: ScriptRow): number => instantOf(actedOn, actedOn === dueOn ? '00:00' : '09:30');

class Player {
  readonly #script: Script;
  readonly #duties: Duty[];
  readonly #acting = new Set<string>();
  readonly #acted = new Set<string>();
  readonly #tries = new Map<string, { readonly count: number; readonly notBefore: number }>();
  readonly #seen = new Set<string>();
  readonly #unknown = new Set<string>();
  readonly #markCounts: Record<string, number> = {};
  #failure: unknown;
  #changedAt = Date.now();

  constructor(
    private readonly play: Play,
    private readonly cycle: CycleView,
    private readonly clock: BusinessClock,
  ) {
    this.#script = new Script(play.year.rows);
    this.#duties = [...new OfficeDesk(play.office, cycle, play.year.file).duties()];
  }

  async run(): Promise<PlayedYear> {
    const tick = Math.min(150, Math.max(20, this.play.msPerDay / 10));
    for (;;) {
      this.play.signal.throwIfAborted();
      await this.#fulfilDuties();
      const open = await listAll<CycleTask>(this.play.office, `/api/v1/cycles/${this.cycle.id}/tasks?state=open`);
      this.#actOn(open);
      if (this.#failure) throw this.#failure;
      this.#show(open);
      if (await this.#isOver(open)) return this.#result();
      await this.#assertMoving(open);
      await sleep(tick);
    }
  }

  get #now(): number {
    return toBusiness(this.clock, Date.now());
  }

  /** In the order of the days; what comes before the process can take it is done at the next look. */
  async #fulfilDuties(): Promise<void> {
    for (let [duty] = this.#duties; duty && instantOf(duty.on, deskOpens) <= this.#now; [duty] = this.#duties) {
      try {
        await duty.fulfil();
      } catch (error) {
        if (isConflict(error)) return;
        throw error;
      }
      this.#duties.shift();
      this.#changedAt = Date.now();
    }
  }

  #actOn(open: readonly CycleTask[]): void {
    for (const task of open) {
      if (!this.#seen.has(task.id)) this.#changedAt = Date.now();
      this.#seen.add(task.id);
      const row = this.#script.take(task);
      if (!row) this.#unknown.add(taskLine(task));
      if (row && this.#acting.size < parallelActs && this.#isReady(row)) void this.#act(row, task);
    }
  }

  #isReady(row: ScriptRow): boolean {
    const { no } = row;
    if (!isActed(row) || this.#acting.has(no) || this.#acted.has(no)) return false;
    return readyAt(row) <= this.#now && (this.#tries.get(no)?.notBefore ?? 0) <= Date.now();
  }

  async #act(row: ScriptRow, task: CycleTask): Promise<void> {
    this.#acting.add(row.no);
    try {
      const act = actOf(row, task, this.play.year);
      await this.play.people.of(row.actor).post(`/api/v1/tasks/${task.id}/acts`, act, `demo-act-${task.id}`);
      const box = row.subject.replace('ballot/', '');
      if (act.kind === 'cast') this.#markCounts[box] = (this.#markCounts[box] ?? 0) + Object.keys(act.marks).length;
      this.#acted.add(row.no);
      this.#changedAt = Date.now();
    } catch (error) {
      this.#putBack(row, error);
    } finally {
      this.#acting.delete(row.no);
    }
  }

  /** A conflict passes (a box not open yet, a version just replaced): looked at anew, with the same key, not for ever. */
  #putBack({ no, actor }: ScriptRow, error: unknown): void {
    const count = (this.#tries.get(no)?.count ?? 0) + 1;
    this.#tries.set(no, { count, notBefore: Date.now() + 100 * count });
    if (isConflict(error) && count < triesPerRow) return;
    this.#failure ??= new Error(`line ${no}, ${actor}: ${error instanceof Error ? error.message : String(error)}`);
  }

  #show(open: readonly CycleTask[]): void {
    const phases = [...new Set(open.map(({ phase }) => phase))];
    this.play.progress.show({ day: dayAt(this.#now), phases, actCount: this.#acted.size, openCount: open.length });
  }

  #waiting(): readonly ScriptRow[] {
    return this.play.year.rows.filter((row) => isActed(row) && !this.#acted.has(row.no));
  }

  async #isOver(open: readonly CycleTask[]): Promise<boolean> {
    if (dayAt(this.#now) < lastDay || this.#waiting().length > 0) return false;
    const { state } = await this.play.office.get<CycleView>(`/api/v1/cycles/${this.cycle.id}`);
    if (state === 'closed' || state === 'archived') return true;
    if (dayAt(this.#now) > patienceUntil) throw await this.#stopped(`the cycle is still ${state}`, open);
    return false;
  }

  /** @throws YearStopped when something is due and nothing has changed for long. */
  async #assertMoving(open: readonly CycleTask[]): Promise<void> {
    const patience = Math.max(stallMs, 10 * this.play.msPerDay);
    if (Date.now() - this.#changedAt < patience) return;
    const [duty] = this.#duties;
    const isDue =
      (duty && instantOf(duty.on, deskOpens) <= this.#now) || this.#waiting().some((row) => readyAt(row) <= this.#now);
    if (isDue) throw await this.#stopped(`nothing has moved for ${Math.round(patience / 1_000)} s`, open);
  }

  #stopped(why: string, open: readonly CycleTask[]) {
    const [duty] = this.#duties.filter(({ on }) => instantOf(on, deskOpens) <= this.#now);
    return diagnose(this.play.office, this.cycle.id, {
      day: dayAt(this.#now),
      why,
      due: this.#waiting().filter((row) => readyAt(row) <= this.#now),
      open,
      unknown: [...this.#unknown],
      duty: duty?.name,
    });
  }

  #result(): PlayedYear {
    const { id, planId } = this.cycle;
    return { cycleId: id, planId: planId ?? '', actCount: this.#acted.size, markCounts: this.#markCounts };
  }
}

const isConflict = (error: unknown): boolean => error instanceof ApiRefusal && error.status === 409;
