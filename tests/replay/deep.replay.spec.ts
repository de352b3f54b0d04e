import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { compareRun, replayRuns, type RunToReplay } from '@zeren/evidence-bundle';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Golden, GoldenEvent } from './golden';

const folder = join(__dirname, 'histories');
const bundle = join(__dirname, '../../apps/worker/dist/workflow-bundle.js');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

type Event = Record<string, Record<string, unknown>> & { eventTime: string };
type Spoil = (events: Event[]) => void;

const golden = (name: string): Golden => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden;
const runOf = (name: string, spoil: Spoil = () => undefined): RunToReplay => {
  const { workflowId, history } = golden(name);
  const events = structuredClone(history.events as readonly GoldenEvent[]) as unknown as Event[];
  spoil(events);
  return { key: name, workflowId, history: historyFromJSON({ events }) };
};

async function judge(...runs: readonly RunToReplay[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const outcomes = await replayRuns(readFileSync(bundle, 'utf8'), runs);
  return new Map(
    runs.map((run) => {
      const outcome = outcomes.get(run.key);
      if (!outcome) return [run.key, ['not replayed']];
      if (outcome.problem !== undefined) return [run.key, [outcome.problem]];
      return [run.key, compareRun(run.history, outcome).map(({ eventId, en }) => `event ${eventId}: ${en}`)];
    }),
  );
}

const payload = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain').toString('base64') },
  data: Buffer.from(JSON.stringify(value)).toString('base64'),
});
const first = (events: readonly Event[], attributes: string) => {
  const found = events.find((event) => attributes in event)?.[attributes];
  if (!found) throw new Error(`this history has no ${attributes}`);
  return found;
};
const give =
  (attributes: string, member: string, value: unknown): Spoil =>
  (events) => {
    first(events, attributes)[member] = value;
  };

/** Each is accepted by plain replay, or makes no command of another kind: only what is recomputed tells. */
const spoiled: readonly (readonly [what: string, name: string, says: RegExp, spoil: Spoil])[] = [
  [
    'the result of the process',
    'signingRound.with-children.json',
    /result of the result/,
    give('workflowExecutionCompletedEventAttributes', 'result', { payloads: [payload({ complete: 99 })] }),
  ],
  [
    'the arguments of an activity',
    'signingRound.with-children.json',
    /args of the activity/,
    give('activityTaskScheduledEventAttributes', 'input', { payloads: [payload({ roundId: 'other' })] }),
  ],
  [
    'a timer of days into one of seconds',
    'signingRound.with-children.json',
    /ms of the timer/,
    give('timerStartedEventAttributes', 'startToFireTimeout', '1s'),
  ],
  [
    'what a child was told',
    'lettersPhase.with-children.json',
    /args of the child/,
    give('startChildWorkflowExecutionInitiatedEventAttributes', 'input', { payloads: [payload({ v: 1 })] }),
  ],
  [
    'the answer to a command',
    'annualCycle.commanded.json',
    /result of the update answered/,
    give('workflowExecutionUpdateCompletedEventAttributes', 'outcome', {
      success: { payloads: [payload({ entryId: 'another' })] },
    }),
  ],
  [
    'a signal to the parent',
    'planDrafting.expired.json',
    /args of the signal/,
    give('signalExternalWorkflowExecutionInitiatedEventAttributes', 'input', { payloads: [payload({ name: 'x' })] }),
  ],
  [
    'what an activity answered',
    'signingRound.with-children.json',
    /the code|Replay failed/,
    give('activityTaskCompletedEventAttributes', 'result', {
      payloads: [payload({ days: {}, steps: [], opened: [], letters: [] })],
    }),
  ],
  [
    'all times by a hundred days',
    'signingRound.with-children.json',
    /the code|Replay failed/,
    (events) => {
      for (const event of events) event.eventTime = new Date(Date.parse(event.eventTime) + 8_640_000_000).toISOString();
    },
  ],
];

describe('deep replay', () => {
  beforeAll(() => {
    if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`npm run build\` first.`);
  });

  it('computes again what was recorded, and tells a history of other code by what differs', async () => {
    const judged = await judge(...names.map((name) => runOf(name)));
    const differing = [...judged].filter(([, differences]) => differences.length > 0);
    // Recorded before a plan's activity was told which version it makes: replay accepts it, its code is not this one.
    expect(differing).toEqual([
      [
        'planDrafting.expired.json',
        [33, 71].map((eventId) => `event ${eventId}: args of the activity is not what the code computes`),
      ],
    ]);
  }, 120_000);

  it.each(spoiled)(
    'names a change of %s',
    async (_, name, says, spoil) => {
      const judged = await judge(runOf(name, spoil));
      expect(judged.get(name)?.join('; ')).toMatch(says);
    },
    60_000,
  );

  it('is silent where nobody has asked: the bundle that runs is the one that is replayed', async () => {
    const said: unknown[] = [];
    const sinks = {
      recomputed: { commands: { callDuringReplay: true, fn: (_: unknown, made: unknown) => void said.push(made) } },
    };
    const { history, workflowId } = runOf('appeal.plain.json');
    await Worker.runReplayHistory({ workflowBundle: { codePath: bundle }, sinks }, history, workflowId);
    expect(said).toEqual([]);
  }, 60_000);
});
