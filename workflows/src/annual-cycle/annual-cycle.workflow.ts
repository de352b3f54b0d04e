import { CancellationScope, condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { CycleActivities, YearCommandActivities } from '@zeren/activities';
import { toBusiness, type EpochMs } from '@zeren/domain';
import {
  adoptCalendar,
  amendLetter,
  cancelCycle,
  changePostHolder,
  cycleState,
  databaseBatch,
  milestoneReached,
  reject,
  requestReview,
  type AdoptCalendar,
  type AnnualCycleInput,
  type CancelCycle,
  type CommandResult,
  type CycleResult,
  type EffectCall,
} from '@zeren/workflow-contracts';
import { ArmedTimer } from '../process/armed-timer';
import { Children } from '../process/children';
import { CommandQueue } from '../process/command-queue';
import { runToEnd } from '../process/run-to-end';
import { tellChildren } from '../process/tell-children';
import { Agenda, type AgendaItem } from './agenda';
import { commandStarters } from './command-starters';
import { phaseStarters, startMeeting } from './phase-starters';
import type { Year } from './year';

const activities = proxyActivities<CycleActivities & YearCommandActivities>(databaseBatch);

/** One organisation's year: starts each phase on its day, obeys commands to the year, closes when everything has ended. */
export async function annualCycle(input: AnnualCycleInput): Promise<CycleResult> {
  const { v, organisationId, cycleId, clock } = input;
  const agenda = new Agenda(input);
  const commands = new CommandQueue();
  const children = new Children<unknown>();
  const timer = new ArmedTimer(clock);
  let effects = 0;
  const now = (): EpochMs => toBusiness(clock, Date.now());
  const call = (at: EpochMs = now()): EffectCall => {
    const { workflowId } = workflowInfo();
    effects += 1;
    return { key: `${workflowId}#${effects}`, workflowId, organisationId, cycleId, at };
  };
  const year: Year = {
    input,
    process: { v, organisationId, cycleId, clock },
    activities,
    call,
    start: async (phase, child, workflowId, childInput) => {
      agenda.carries(phase, workflowId);
      await children.start(child, workflowId, childInput);
    },
  };
  const starters = commandStarters(year);
  const refuseWhenClosing = (): void => {
    if (commands.isClosing) throw reject('process.closing', 409);
  };

  setHandler(milestoneReached, ({ name }) => agenda.reach(name));
  setHandler(cycleState, () => agenda.state(children.ids, now()));
  setHandler(amendLetter, (command) => commands.submit(() => starters.amendLetter(command)), {
    validator: (_command) => refuseWhenClosing(),
  });
  setHandler(changePostHolder, (command) => commands.submit(() => starters.changePostHolder(command)), {
    validator: (_command) => refuseWhenClosing(),
  });
  setHandler(requestReview, (command) => commands.submit(() => starters.requestReview(command)), {
    validator: (_command) => refuseWhenClosing(),
  });
  setHandler(adoptCalendar, (command) => commands.submit(() => adopt(command)), {
    validator: (_command) => refuseWhenClosing(),
  });
  setHandler(cancelCycle, (command) => commands.submit(() => cancel(command)), {
    validator: (_command) => refuseWhenClosing(),
  });

  async function adopt(command: AdoptCalendar): Promise<CommandResult> {
    const recorded = await activities.adoptCalendar({ ...call(), command });
    if ('entryId' in recorded) await tellChildren(children.ids, command.version);
    return recorded;
  }

  async function cancel(command: CancelCycle): Promise<CommandResult> {
    const recorded = await activities.cancelCycle({ ...call(), command });
    agenda.isCancelled = true;
    return recorded;
  }

  async function begin(item: AgendaItem): Promise<void> {
    if (item.kind === 'meeting') return startMeeting(year, item.code);
    await activities.enterPhase({ ...call(), phase: item.key });
    await phaseStarters[item.key](year);
  }

  async function story(): Promise<void> {
    while (!agenda.isOver(children.haveEnded, now()) || commands.isWaiting) {
      children.hasNews = false;
      await commands.drain();
      if (agenda.isCancelled) return CancellationScope.current().cancel();
      for (const item of agenda.takeDue(now())) await begin(item);
      for (const phase of agenda.takeLeft(children.ids)) await activities.leavePhase({ ...call(), phase });
      if (agenda.hasDue(now()) || children.hasNews) continue;
      timer.arm(agenda.nextAt(now()));
      await condition(() => timer.fired || commands.isWaiting || children.hasNews || agenda.hasDue(now()));
    }
    timer.disarm();
    await activities.closeCycle(call());
  }

  await runToEnd(commands, story, () => condition(() => children.haveEnded)); // asked to cancel, they clean up themselves
  return { completed: children.results.length, failed: children.failed };
}
