import { temporal } from '@temporalio/proto';
import type { HeaderRecord, RunRecord } from './bundle-record';
import { entriesOf } from './entry';
import { Findings } from './finding';
import { Memo } from './memo';
import type { Bundle } from './read-bundle';
import { judgeRuns } from './rules-of-runs';
import { sha256 } from './sha256';

const { EventType } = temporal.api.enums.v1;
const [organisationId, cycleId, runId, workflowId] = ['o-1', 'c-1', 'r-1', 'cycle/c-1'];

const begun = [
  {
    eventType: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    workflowExecutionStartedEventAttributes: { originalExecutionRunId: runId },
  },
  { eventType: EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, workflowTaskScheduledEventAttributes: {} },
  { eventType: EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, workflowTaskStartedEventAttributes: {} },
  { eventType: EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, workflowTaskCompletedEventAttributes: {} },
];
const ended = {
  eventType: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
  workflowExecutionCompletedEventAttributes: {},
};
const whole = [...begun, ended];
const numbered = (events: readonly object[]) => events.map((event, at) => ({ eventId: at + 1, ...event }));
const bytesOf = (events: readonly object[]) =>
  Buffer.from(
    temporal.api.history.v1.History.encode(
      temporal.api.history.v1.History.fromObject({ events: numbered(events) }),
    ).finish(),
  );
const code = { type: 'code', text: 'code', sha256: sha256('code') } as const;

interface Making {
  readonly events?: readonly object[];
  readonly archived?: Readonly<Record<string, unknown>> | null;
  readonly record?: Partial<RunRecord>;
}

function judged({ events = whole, archived = {}, record = {} }: Making = {}) {
  const bytes = bytesOf(events);
  const subject = { runId, workflowId, plainSha256: sha256(bytes), bundleSha256: code.sha256, ...archived };
  const payload = JSON.stringify({ organisationId, entryId: 'e', kind: 'run.archived', actorId: 'archiver', subject });
  const header = { organisationId, cycleId } as HeaderRecord;
  const run: RunRecord = {
    ...{ type: 'run', workflowId, runId, state: 'archived', codeSha256: code.sha256 },
    history: bytes.toString('base64'),
    ...record,
  };
  const leaves = archived === null ? [] : [{ type: 'leaf' as const, index: 0, hash: '', payload }];
  const bundle: Bundle = {
    ...{ header, leaves, checkpoints: [], contents: [], documents: [], codes: [code], runs: [run] },
    ...{ end: undefined, lineHashes: [] },
  };
  const [findings, memo] = [new Findings(), new Memo()];
  const [read] = judgeRuns(bundle, entriesOf(bundle, findings, memo), findings, memo);
  return { found: findings.all.map(({ object, rule }) => `${object}: ${rule}`), canReplay: read?.canReplay ?? false };
}

describe('a history in a bundle', () => {
  const name = `history ${workflowId}`;

  it('is what the ledger says was archived', () => {
    expect(judged()).toEqual({ found: [], canReplay: true });
  });

  it.each([
    ['other bytes', { archived: { plainSha256: 'f'.repeat(64) } }],
    ['another process', { archived: { workflowId: 'plan/1' } }],
    ['other code', { archived: { bundleSha256: 'f'.repeat(64) } }],
    ['nothing', { archived: null }],
  ])('is not, where that names %s, and is not given to the engine', (_, making) => {
    expect(judged(making)).toEqual({ found: [`${name}: history-archived`], canReplay: false });
  });

  it('is open only as long as the ledger has not archived it', () => {
    const record = { state: 'open' } as const;
    expect(judged({ record, events: begun, archived: null })).toEqual({ found: [], canReplay: true });
    expect(judged({ record })).toEqual({ found: [`${name}: history-archived`], canReplay: false });
  });

  it('may be open before any code has run, and is not replayed then', () => {
    const making = { record: { state: 'open' }, events: begun.slice(0, 2), archived: null } as const;
    expect(judged(making)).toEqual({ found: [], canReplay: false });
  });

  it.each([
    [
      'an event that is missing',
      [begun[0], begun[2], begun[3], ended].map((event, at) => ({ ...event, eventId: at === 0 ? 1 : at + 2 })),
      `${name}:event 2: history-shape`,
    ],
    [
      'the run of another',
      [
        { ...begun[0], workflowExecutionStartedEventAttributes: { originalExecutionRunId: 'r-2' } },
        ...begun.slice(1),
        ended,
      ],
      `${name}:event 1: history-shape`,
    ],
    ['a tail that was cut off', begun, `${name}:event 5: history-shape`],
    [
      'an event that is not what its type says',
      whole.with(1, { ...whole[1], eventType: ended.eventType } as never),
      `${name}: history-shape`,
    ],
    ['a task that began and never ended', [...begun.slice(0, 3), ended], `${name}: history-shape`],
  ])('has a form: %s', (_, events, expected) => {
    const { found } = judged({ events: events as readonly object[] });
    expect(found).toEqual([expected]);
  });

  it('is bytes of a history', () => {
    const record = { history: Buffer.from([0xff, 0xff]).toString('base64') };
    expect(judged({ record }).found).toEqual([`${name}: history-bytes`]);
  });
});
