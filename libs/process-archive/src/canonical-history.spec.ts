import { temporal } from '@temporalio/proto';
import fc from 'fast-check';
import { decodeHistory, encodeHistory, sha256Of, type History } from './canonical-history';
import { historyFacts } from './run-manifest';
import { runOwner } from './run-owner';

const { History: HistoryMessage } = temporal.api.history.v1;
const bytes = (text: string): Uint8Array => Buffer.from(text);
const json = (value: unknown) => ({
  metadata: { encoding: bytes('json/plain'), type: bytes('x') },
  data: bytes(JSON.stringify(value)),
});
const at = (seconds: number) => ({ seconds, nanos: 5_000_000 });

type Members = Record<string, unknown>;
/** As another fetch might bring it: the same members in the opposite order, in every object. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const entries = Object.entries(value as Members).toReversed();
  return Object.fromEntries(entries.map(([name, member]) => [name, turned(member)]));
};

const events = [
  {
    eventId: 1,
    eventTime: at(1_795_478_400),
    workflowExecutionStartedEventAttributes: {
      workflowType: { name: 'signingRound' },
      continuedExecutionRunId: 'before',
      input: { payloads: [json({ organisationId: 'o-1', cycleId: 'c-1' })] },
      memo: { fields: { clock: json(1), b: json(2), a: json(3) } },
    },
  },
  { eventId: 2, workflowTaskCompletedEventAttributes: { sdkMetadata: { sdkVersion: '1.24.0' } } },
  { eventId: 3, markerRecordedEventAttributes: { details: { z: { payloads: [json(1)] }, y: { payloads: [] } } } },
  { eventId: 4, eventTime: at(1_795_478_500), workflowExecutionCompletedEventAttributes: {} },
];
const history = (of: readonly object[] = events): History => HistoryMessage.fromObject({ events: of });

describe('the canonical bytes of a history', () => {
  it('are the same in whatever order the server sends the entries of its maps', () => {
    const again = HistoryMessage.fromObject(turned({ events }) as object);
    expect(Buffer.from(HistoryMessage.encode(again).finish())).not.toEqual(
      Buffer.from(HistoryMessage.encode(history()).finish()),
    );
    expect(sha256Of(encodeHistory(again))).toBe(sha256Of(encodeHistory(history())));
  });

  it('are the same for any names and any order of them', () => {
    const shuffled = fc
      .dictionary(fc.string(), fc.uint8Array(), { noNullPrototype: true })
      .chain((map) =>
        fc.tuple(fc.constant(map), fc.shuffledSubarray(Object.keys(map), { minLength: Object.keys(map).length })),
      );
    const of = (metadata: Record<string, Uint8Array>) =>
      history([{ eventId: 1, workflowExecutionStartedEventAttributes: { input: { payloads: [{ metadata }] } } }]);
    fc.assert(
      fc.property(shuffled, ([map, names]) => {
        const other = Object.fromEntries(names.map((name) => [name, map[name] as Uint8Array]));
        expect(sha256Of(encodeHistory(of(other)))).toBe(sha256Of(encodeHistory(of(map))));
      }),
    );
  });

  it('hold the same history, leave the one they were made of alone, and change with any part of it', () => {
    const original = history();
    const before = JSON.stringify(original);
    const encoded = encodeHistory(original);
    expect(JSON.stringify(original)).toBe(before);
    expect(Buffer.from(encodeHistory(decodeHistory(encoded)))).toEqual(Buffer.from(encoded));
    expect(decodeHistory(encoded).events).toHaveLength(4);
    expect(sha256Of(encodeHistory(history(events.slice(0, 3))))).not.toBe(sha256Of(encoded));
  });
});

describe('what a history says of itself', () => {
  it('is type, times, count, version, end and the run it continued', () => {
    expect(historyFacts(history())).toEqual({
      workflowType: 'signingRound',
      firstEventAt: 1_795_478_400_005,
      lastEventAt: 1_795_478_500_005,
      eventCount: 4,
      sdkVersion: '1.24.0',
      status: 'completed',
      continuedRunId: 'before',
    });
  });

  it.each([
    ['is open', events.slice(0, 3)],
    ['has no beginning', events.slice(1)],
    ['is empty', []],
  ])('is nothing when the run %s', (_, of) => {
    expect(() => historyFacts(history(of))).toThrow('not the history of a closed run');
  });

  it('names the organisation, or is none of ours', () => {
    expect(runOwner(history())).toEqual({ organisationId: 'o-1', cycleId: 'c-1' });
    expect(() => runOwner(history(events.slice(3)))).toThrow('names no organisation');
  });
});
