import { temporal } from '@temporalio/proto';
import { compareRun } from './compare-run';
import type { Command } from './replay-runs';

const at = (seconds: number) => ({ seconds, nanos: 0 });
const timer = (timerId: string, seconds: number, workflowTaskCompletedEventId = 4) => ({
  timerStartedEventAttributes: { timerId, startToFireTimeout: at(seconds), workflowTaskCompletedEventId },
});
const startTimer = (seq: number, seconds: number) => ({ startTimer: { seq, startToFireTimeout: at(seconds) } });
const task = [
  { workflowExecutionStartedEventAttributes: {} },
  { workflowTaskScheduledEventAttributes: {} },
  { workflowTaskStartedEventAttributes: {} },
  { workflowTaskCompletedEventAttributes: { startedEventId: 3 } },
];

function differences(events: readonly object[], commands: readonly object[], startedEventId = 3) {
  const numbered = events.map((event, index) => ({ ...event, eventId: index + 1 }));
  const history = temporal.api.history.v1.History.fromObject({ events: numbered });
  const outcome = { commands: new Map([[startedEventId, commands as readonly Command[]]]) };
  return compareRun(history, outcome).map(({ eventId, en }) => `${eventId}: ${en}`);
}

describe('what the code computes and what was recorded', () => {
  it('agree event by event', () => {
    expect(differences([...task, timer('1', 5)], [startTimer(1, 5)])).toEqual([]);
    expect(differences([...task, timer('1', 5)], [startTimer(1, 6)])).toEqual([
      '5: ms of the timer is not what the code computes',
    ]);
  });

  it('agree when a timer was cancelled in the task that set it: it never was', () => {
    const cancelled = [startTimer(1, 5), { cancelTimer: { seq: 1 } }, startTimer(2, 7)];
    expect(differences([...task, timer('2', 7)], cancelled)).toEqual([]);
  });

  it('differ in what only one of them has', () => {
    expect(differences(task, [startTimer(1, 5)])).toEqual(['4: the code asks for a timer that is not recorded']);
    expect(differences([...task, timer('1', 5)], [])).toEqual(['5: records a timer that the code does not ask for']);
  });

  it('are not compared where a task was begun and not ended: its commands are not recorded yet', () => {
    const begun = [...task, { workflowTaskScheduledEventAttributes: {} }, { workflowTaskStartedEventAttributes: {} }];
    expect(differences(begun, [startTimer(1, 5)], 6)).toEqual([]);
  });

  it('compare the answer to an update with the task that gave it', () => {
    const accepted = { workflowExecutionUpdateAcceptedEventAttributes: { protocolInstanceId: 'u-1' } };
    const success = { payloads: [{ data: Buffer.from('{"entryId":"e"}') }] };
    const answered = { workflowExecutionUpdateCompletedEventAttributes: { acceptedEventId: 5, outcome: { success } } };
    const commands = (answer: string) => [
      { updateResponse: { protocolInstanceId: 'u-1', accepted: {} } },
      { updateResponse: { protocolInstanceId: 'u-1', completed: { data: Buffer.from(answer) } } },
    ];
    expect(differences([...task, accepted, answered], commands('{"entryId":"e"}'))).toEqual([]);
    expect(differences([...task, accepted, answered], commands('{"entryId":"f"}'))).toEqual([
      '6: result of the update answered is not what the code computes',
    ]);
  });

  it('compare how a process failed by type and message, not by its stack', () => {
    const failure = (message: string, stack: string) => ({
      message: 'Encoded failure',
      encodedAttributes: { data: Buffer.from(JSON.stringify({ message, stack_trace: stack })) },
      applicationFailureInfo: { type: 'domain.letter' },
    });
    const failed = (of: object) => ({
      workflowExecutionFailedEventAttributes: { failure: of, workflowTaskCompletedEventId: 4 },
    });
    const commands = [{ failWorkflowExecution: { failure: failure('no plan', 'at one') } }];
    expect(differences([...task, failed(failure('no plan', 'at another'))], commands)).toEqual([]);
    expect(differences([...task, failed(failure('no letter', 'at one'))], commands)).toEqual([
      '5: message of the failure is not what the code computes',
    ]);
  });
});
