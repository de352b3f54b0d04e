import { movedPoints, splitDue, type ClosedState, type Day, type DuePoint, type EpochMs } from '@zeren/domain';
import type { BookedStep, OpenedStep, StepState, TaskLine } from '@zeren/workflow-contracts';

interface Page {
  readonly step: BookedStep;
  hasBegun: boolean;
  hasOpened: boolean;
  /** Tasks of the round that runs, by their subject. */
  readonly subjectOf: Map<string, string>;
  round: number;
  /** Who is asked in this round, and until when, where it is not the whole step on its planned day. */
  asks: Asking;
  /** Tasks of earlier rounds, all closed. */
  earlier: number;
  points: readonly DuePoint[];
}

/** What became of all tasks about one subject together: a letter with both signatures and the witness mark is `done`. */
export type Fate = 'open' | 'done' | 'sent-back' | 'lapsed';

/** Narrows a round of a step: only these subjects, and a day that somebody has set. */
export interface Asking {
  readonly subjects?: readonly string[];
  readonly dueOn?: Day;
}

/** What is to be opened now: a whole step, or those of its subjects whose earlier task is done. */
export interface ReadyStep extends Asking {
  readonly key: string;
  readonly round?: number;
}

/** Words of a decision or verification that send a step back to be done again. */
const noes: ReadonlySet<string> = new Set(['rejected', 'not-accepted']);

/** What a process knows about its steps and tasks. Rules only: no timers, no activities, so it is tested without Temporal. */
export class StepBook {
  private readonly pages = new Map<string, Page>();
  private readonly closed = new Map<string, TaskLine>();
  private readonly alarms = new Set<EpochMs>();
  hasNews = false;

  plan(steps: readonly BookedStep[]): void {
    for (const step of steps) {
      if (this.pages.has(step.key)) continue;
      this.pages.set(step.key, {
        step,
        hasBegun: false,
        hasOpened: false,
        subjectOf: new Map(),
        round: 1,
        asks: {},
        earlier: 0,
        points: [],
      });
    }
  }

  /** From now on the step may open, on its day. */
  begin(key: string): void {
    const page = this.page(key);
    if (page.hasBegun) return;
    page.hasBegun = true;
    this.hasNews = true;
  }

  /** A settled step is asked once more, in its next round. */
  again(key: string, asks: Asking = {}): void {
    const page = this.page(key);
    page.earlier += page.subjectOf.size;
    page.subjectOf.clear();
    page.round += 1;
    page.asks = asks;
    page.points = [];
    page.hasOpened = false;
    this.hasNews = true;
  }

  /** First word about a task wins, also about one whose opening is not known yet; repetitions are free. */
  learn(lines: readonly TaskLine[]): void {
    for (const line of lines) {
      if (this.closed.has(line.taskId)) continue;
      this.closed.set(line.taskId, line);
      this.hasNews = true;
    }
  }

  /** Steps whose day has come, in the order of the story; a following step by subject, as its predecessor is done. */
  takeReady(now: EpochMs): readonly ReadyStep[] {
    return [...this.pages.values()].flatMap((page): readonly ReadyStep[] => {
      const { step, hasBegun, hasOpened, subjectOf } = page;
      if (!hasBegun || step.opensAt > now) return [];
      const again = page.round > 1 ? { round: page.round, ...page.asks } : {};
      if (step.follows === undefined) return hasOpened ? [] : [{ key: step.key, ...again }];
      const opened = new Set(subjectOf.values());
      const subjects = [...this.doneSubjects(step.follows)].filter((subject) => !opened.has(subject));
      if (subjects.length > 0) return [{ key: step.key, subjects, ...again }];
      if (this.isSettled(step.follows) && !hasOpened) {
        page.hasOpened = true;
        this.hasNews = true;
      }
      return [];
    });
  }

  opened({ key, tasks, points }: OpenedStep, now: EpochMs): void {
    const page = this.page(key);
    page.hasOpened = true;
    for (const { taskId, subject } of tasks) page.subjectOf.set(taskId, subject);
    this.movePoints(key, points, now);
  }

  movePoints(key: string, points: readonly DuePoint[], now: EpochMs): void {
    this.page(key).points = movedPoints(points, now);
    this.hasNews = true;
  }

  /** Points due now, in business order; steps with nothing open need none of theirs any more. */
  takeDue(now: EpochMs): readonly { readonly key: string; readonly point: DuePoint }[] {
    const due = [...this.pages.values()].flatMap((page) => {
      if (this.openTasksOf(page) === 0) {
        if (page.step.follows === undefined || this.isSettled(page.step.key)) page.points = [];
        return [];
      }
      const { due: points, ahead } = splitDue(page.points, now);
      page.points = ahead;
      return points.map((point) => ({ key: page.step.key, point }));
    });
    return due.toSorted((a, b) => a.point.at - b.point.at || (a.key < b.key ? -1 : 1));
  }

  alarm(at: EpochMs): void {
    this.alarms.add(at);
    this.hasNews = true;
  }

  /** The next instant at which time alone changes something. */
  nextAt(now: EpochMs): EpochMs | undefined {
    const instants = [...this.pages.values()].flatMap((page) => {
      const opening = page.hasBegun && page.step.opensAt > now ? [page.step.opensAt] : [];
      const point = this.openTasksOf(page) > 0 ? page.points[0] : undefined;
      return point ? [...opening, point.at] : opening;
    });
    const ahead = [...instants, ...[...this.alarms].filter((at) => at > now)];
    return ahead.length > 0 ? Math.min(...ahead) : undefined;
  }

  isSettled(key: string): boolean {
    const page = this.page(key);
    if (!page.hasOpened || this.openTasksOf(page) > 0) return false;
    const { follows } = page.step;
    if (follows === undefined) return true;
    const opened = new Set(page.subjectOf.values());
    return this.isSettled(follows) && [...this.doneSubjects(follows)].every((subject) => opened.has(subject));
  }

  /** Has every task of the step ended in `done`? */
  isDone(key: string): boolean {
    return (
      this.isSettled(key) &&
      [...this.page(key).subjectOf.keys()].every((taskId) => this.closed.get(taskId)?.state === 'done')
    );
  }

  /** Did anybody say no in the round that is settled? */
  isRejected(key: string): boolean {
    return [...this.page(key).subjectOf.keys()].some((taskId) => noes.has(this.closed.get(taskId)?.result ?? ''));
  }

  /** Fate of every subject that has tasks, over all steps. One that was sent back is so at once, whatever is still open. */
  fates(): ReadonlyMap<string, Fate> {
    const states = new Map<string, (ClosedState | undefined)[]>();
    for (const { subjectOf } of this.pages.values()) {
      for (const [taskId, subject] of subjectOf)
        states.set(subject, [...(states.get(subject) ?? []), this.closed.get(taskId)?.state]);
    }
    return new Map([...states].map(([subject, all]) => [subject, fateOf(all)]));
  }

  get closedTasks(): number {
    return this.closed.size;
  }

  get openTasks(): number {
    return [...this.pages.values()].reduce((sum, page) => sum + this.openTasksOf(page), 0);
  }

  /** Closings of one step's tasks that the process has heard of. */
  closedTasksOf(key: string): number {
    const { subjectOf, earlier } = this.page(key);
    return earlier + [...subjectOf.keys()].filter((taskId) => this.closed.has(taskId)).length;
  }

  states(): readonly StepState[] {
    return [...this.pages.values()].map((page) => ({
      key: page.step.key,
      opened: page.earlier + page.subjectOf.size,
      closed: page.earlier + page.subjectOf.size - this.openTasksOf(page),
      opensAt: page.hasOpened ? null : page.step.opensAt,
    }));
  }

  private doneSubjects(key: string): ReadonlySet<string> {
    const done = [...this.page(key).subjectOf].filter(([taskId]) => this.closed.get(taskId)?.state === 'done');
    return new Set(done.map(([, subject]) => subject));
  }

  private openTasksOf({ subjectOf }: Page): number {
    return [...subjectOf.keys()].filter((taskId) => !this.closed.has(taskId)).length;
  }

  private page(key: string): Page {
    const page = this.pages.get(key);
    if (!page) throw new Error(`step ${key} is not planned`);
    return page;
  }
}

function fateOf(states: readonly (ClosedState | undefined)[]): Fate {
  if (states.includes('returned') || states.includes('refused')) return 'sent-back';
  if (states.includes(undefined)) return 'open';
  return states.every((state) => state === 'done') ? 'done' : 'lapsed';
}
