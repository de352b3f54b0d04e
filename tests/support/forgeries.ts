import type { temporal } from '@temporalio/proto';
import type { Lines } from './bundle-bytes';
import type { Forger } from './bundle-forger';

type History = temporal.api.history.v1.IHistory;

/** Ways to spoil a bundle that need no key, and how often each is tried of a hundred. */
export const spoiling: readonly (readonly [what: string, of100: number, spoil: (forger: Forger) => Lines])[] = [
  ['a byte edited', 20, (forger) => forger.editByte()],
  ['a letter edited and sealed anew', 20, (forger) => forger.editLetter()],
  ['a line deleted', 8, (forger) => forger.deleteLine()],
  ['a line deleted and sealed anew', 6, (forger) => forger.deleteReferred()],
  ['a line inserted', 8, (forger) => forger.insertLine()],
  ['two lines swapped', 8, (forger) => forger.swapLines()],
  ['the tail cut off', 6, (forger) => forger.truncate()],
  ['an entry rewritten and chained anew', 8, (forger) => forger.rechain()],
  ['a payload of a history edited', 5, (forger) => forger.editPayload()],
  ['two histories swapped', 3, (forger) => forger.swapHistories()],
];

const payload = (value: unknown) => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(value)),
});
const eventWith = ({ events }: History, attributes: keyof temporal.api.history.v1.IHistoryEvent, at: number) => {
  const all = (events ?? []).filter((event) => event[attributes]);
  return all[at % Math.max(1, all.length)];
};

/** What somebody with the true key may write into a history, and which rule still tells. */
export const forgeries: readonly (readonly [
  what: string,
  rules: readonly string[],
  spoil: (history: History, n: number) => void,
])[] = [
  [
    'arguments of an activity',
    ['recomputed', 'story-effect'],
    (history, n) => {
      const input = eventWith(history, 'activityTaskScheduledEventAttributes', n)?.activityTaskScheduledEventAttributes
        ?.input;
      if (input) input.payloads = [payload({ at: n })];
    },
  ],
  [
    'a timer',
    ['recomputed'],
    (history, n) => {
      const timer = eventWith(history, 'timerStartedEventAttributes', n)?.timerStartedEventAttributes
        ?.startToFireTimeout;
      if (timer) timer.nanos = ((timer.nanos ?? 0) + 1_000_000) % 1_000_000_000;
    },
  ],
  [
    'the result of a process',
    ['recomputed'],
    (history, n) => {
      const done = eventWith(
        history,
        'workflowExecutionCompletedEventAttributes',
        0,
      )?.workflowExecutionCompletedEventAttributes;
      if (done) done.result = { payloads: [payload({ complete: n })] };
    },
  ],
  [
    'what a process was told of a task',
    ['story-closed', 'recomputed', 'replay'],
    (history, n) => {
      const signal = eventWith(
        history,
        'workflowExecutionSignaledEventAttributes',
        n,
      )?.workflowExecutionSignaledEventAttributes;
      const line = { taskId: '00000000-0000-7000-8000-000000000000', state: 'done', at: n };
      if (signal?.signalName === 'tasksChanged') signal.input = { payloads: [payload({ lines: [line] })] };
    },
  ],
];
