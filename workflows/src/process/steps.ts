import { condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { CommandActivities, ProcessActivities } from '@zeren/activities';
import { toBusiness, type DuePoint, type EpochMs } from '@zeren/domain';
import {
  databaseBatch,
  moveDeadline,
  processState,
  reject,
  tasksChanged,
  withdrawTask,
  type CommandResult,
  type EffectCall,
  type MoveDeadline,
  type PlannedProcess,
  type ProcessInput,
  type ProcessSubject,
  type StepsResult,
  type WithdrawTask,
} from '@zeren/workflow-contracts';
import { ArmedTimer } from './armed-timer';
import { Children } from './children';
import { CommandQueue } from './command-queue';
import { runToEnd } from './run-to-end';
import { StepBook, type Asking, type Fate } from './step-book';

const activities = proxyActivities<ProcessActivities & CommandActivities>(databaseBatch);

/**
 * The machinery of every process that asks people in steps: opens a step on its day, hears of acts, reminds, escalates and
 * expires by the calendar, obeys commands. The story of a process says only what comes after what.
 */
export class Steps {
  private readonly book = new StepBook();
  private readonly timer: ArmedTimer;
  private effects = 0;
  private isTold = false;
  private days: Readonly<Record<string, string>> = {};
  readonly commands = new CommandQueue();
  readonly children = new Children<unknown>();

  /** Registers every handler, so it stands before the first `await` of a workflow. */
  constructor(
    private readonly input: ProcessInput,
    private readonly about: ProcessSubject,
  ) {
    this.timer = new ArmedTimer(input.clock);
    setHandler(tasksChanged, ({ lines }) => this.book.learn(lines));
    setHandler(processState, () => this.state());
    const refuseWhenClosing = (): void => {
      if (this.commands.isClosing) throw reject('process.closing', 409);
    };
    setHandler(moveDeadline, (command) => this.commands.submit(() => this.move(command)), {
      validator: (_command) => refuseWhenClosing(),
    });
    setHandler(withdrawTask, (command) => this.commands.submit(() => this.withdraw(command)), {
      validator: (_command) => refuseWhenClosing(),
    });
  }

  get now(): EpochMs {
    return toBusiness(this.input.clock, Date.now());
  }

  /** Where and when the next effect belongs; the key is the same on every attempt. */
  call(at: EpochMs = this.now): EffectCall & ProcessSubject {
    const { workflowId } = workflowInfo();
    const { organisationId, cycleId } = this.input;
    this.effects += 1;
    return { key: `${workflowId}#${this.effects}`, workflowId, organisationId, cycleId, at, ...this.about };
  }

  /** These steps may open, each on its day. */
  begin(...keys: readonly string[]): void {
    for (const key of keys) this.book.begin(key);
  }

  /** Begins these steps and waits until every task of theirs is closed. */
  async settle(...keys: readonly string[]): Promise<void> {
    this.begin(...keys);
    await condition(() => keys.every((key) => this.book.isSettled(key)));
  }

  /** Settles steps one after the other, and all of them again while the last one says no. */
  async settleUntilAccepted(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.settle(key);
    while (keys.some((key) => this.book.isRejected(key))) await this.settleAgain(...keys);
  }

  /** Asks settled steps once more, one after the other, each in its next round. */
  async settleAgain(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.book.again(key);
      await this.settle(key);
    }
  }

  /** Asks some of a settled step's people once more, until a day that somebody has set. */
  async settleSome(key: string, asks: Asking): Promise<void> {
    this.book.again(key, asks);
    await this.settle(key);
  }

  /** Was anybody's answer in the last round of the step a no? */
  isRejected(key: string): boolean {
    return this.book.isRejected(key);
  }

  /** Waits for an instant of the business clock at which nobody is asked anything: a window closes, a day begins. */
  async reach(at: EpochMs): Promise<void> {
    this.book.alarm(at);
    await condition(() => this.now >= at);
  }

  /** Waits until something about a subject is known that was not: a letter complete, returned, or without an open task. */
  async untilFate(known: ReadonlyMap<string, Fate>): Promise<readonly (readonly [string, Fate])[]> {
    const news = () => [...this.book.fates()].filter(([subject, fate]) => known.get(subject) !== fate);
    await condition(() => news().length > 0);
    return news();
  }

  /** Has every task of a settled step been done (and none returned, refused, expired or withdrawn)? */
  isDone(key: string): boolean {
    return this.book.isDone(key);
  }

  /** Days that became known while the process runs: plans the steps that waited for them. */
  async plan(days: Readonly<Record<string, string>> = {}): Promise<void> {
    this.note(await activities.planSteps({ ...this.call(), days: { ...this.days, ...days } }));
  }

  private note({ days, steps, opened = [] }: PlannedProcess): void {
    this.days = days;
    this.book.plan(steps);
    for (const step of opened) {
      this.book.begin(step.key);
      this.book.opened(step, this.now);
    }
  }

  /**
   * Plays the story, and beside it everything that the calendar and commands ask for. `begin`: an activity of the process
   * that plans it and opens what is ready in the same breath; six events less than planning first.
   */
  async run(story: () => Promise<void>, begin?: () => Promise<PlannedProcess>): Promise<StepsResult> {
    await runToEnd(
      this.commands,
      async () => {
        if (begin) this.note(await begin());
        else await this.plan();
        await this.play(story);
      },
      async () => {
        await activities.withdrawTasks(this.call());
        await condition(() => this.children.haveEnded); // asked to cancel, they clean up after themselves
      },
    );
    const states = this.book.states();
    const done = states.reduce((sum, { closed }) => sum + closed, 0);
    return { done, other: states.reduce((sum, { opened }) => sum + opened, 0) - done };
  }

  private async play(story: () => Promise<void>): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    const ended = () => {
      this.isTold = true;
    };
    story().then(ended, (error: unknown) => {
      failure = { error };
      ended();
    });
    while (!this.isTold || this.commands.isWaiting) {
      this.book.hasNews = false;
      await this.commands.drain();
      await this.openReady();
      for (const { key, point } of this.book.takeDue(this.now)) await this.execute(key, point);
      if (this.book.hasNews) continue;
      this.timer.arm(this.book.nextAt(this.now));
      await condition(() => this.isTold || this.book.hasNews || this.timer.fired || this.commands.isWaiting);
    }
    this.timer.disarm();
    if (failure) throw failure.error;
  }

  private async openReady(): Promise<void> {
    const steps = this.book.takeReady(this.now);
    if (steps.length === 0) return;
    const opened = await activities.openSteps({ ...this.call(), steps, days: this.days });
    for (const step of opened) this.book.opened(step, this.now);
  }

  private async execute(step: string, { kind, at }: DuePoint): Promise<void> {
    const effect = { ...this.call(at), step, known: this.book.closedTasksOf(step) };
    const run = { remind: activities.remindTasks, escalate: activities.escalateTasks, expire: activities.expireTasks };
    this.book.learn(await run[kind](effect));
  }

  private async move(command: MoveDeadline): Promise<CommandResult> {
    const moved = await activities.moveDeadline({ ...this.call(), command });
    if ('rejected' in moved) return moved;
    this.book.movePoints(command.step, moved.points, this.now);
    return { entryId: moved.entryId };
  }

  private async withdraw(command: WithdrawTask): Promise<CommandResult> {
    const withdrawn = await activities.withdrawTask({ ...this.call(), command });
    if ('rejected' in withdrawn) return withdrawn;
    this.book.learn(withdrawn.closed);
    return { entryId: withdrawn.entryId };
  }

  private state() {
    return {
      process: this.about.process,
      steps: this.book.states(),
      openTasks: this.book.openTasks,
      closedTasks: this.book.closedTasks,
      nextPointAt: this.book.nextAt(this.now) ?? null,
      children: this.children.ids,
    };
  }
}
