import { defaultPayloadConverter, type Payload, type PayloadCodec } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { failureConverter } from './failure-converter';
import { keyIdsOf, openedHistory } from './opened-history';
import { keyIdOf, payloadCodec } from './payload-codec';

const word = '签字责任';
const newKey = { id: '2027', secret: 'ab'.repeat(32) };
const oldKey = { id: '2026', secret: 'cd'.repeat(32) };
const of = (workflowId: string) => ({ type: 'workflow', namespace: 'zeren', workflowId }) as const;
const letters = of('letters/1');
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const sealed = async (codec: PayloadCodec, value: unknown, context = letters): Promise<Payload> =>
  (await codec.encode([payload(value)], context))[0] as Payload;
const opened = async (codec: PayloadCodec, one: Payload, context = letters): Promise<unknown> =>
  defaultPayloadConverter.fromPayload((await codec.decode([one], context))[0] as Payload);
const { History } = temporal.api.history.v1;
const legible = (history: temporal.api.history.v1.IHistory): string =>
  Buffer.from(History.encode(history).finish()).toString('utf8');

describe('an encrypted payload', () => {
  const codec = payloadCodec([newKey]);

  it('opens in its own process, and shows nobody what it says', async () => {
    const one = await sealed(codec, { word });
    expect(keyIdOf(one)).toBe('2027');
    expect(Buffer.from(one.data as Uint8Array).includes(word)).toBe(false);
    expect(await opened(codec, one)).toEqual({ word });
    expect(await sealed(codec, { word })).not.toEqual(one);
  });

  it('does not open in another process', async () => {
    const one = await sealed(codec, { word });
    await expect(opened(codec, one, of('letters/2'))).rejects.toThrow('altered, or belongs to another process');
    await expect(codec.decode([one])).rejects.toThrow('payload of no process was altered');
    const [nobodys] = await codec.encode([payload(word)]);
    await expect(opened(codec, nobodys as Payload)).rejects.toThrow('altered, or belongs to another process');
  });

  it('does not open with any byte changed, nor cut short, nor under another key’s name', async () => {
    const one = await sealed(codec, word);
    const bytes = Buffer.from(one.data as Uint8Array);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] as number) ^ 1;
      await expect(opened(codec, { ...one, data: changed })).rejects.toThrow('altered');
    }
    await expect(opened(codec, { ...one, data: bytes.subarray(0, 20) })).rejects.toThrow('cut short');
    const renamed = { ...one, metadata: { ...one.metadata, 'key-id': Buffer.from('2026') } };
    const both = payloadCodec([newKey, { ...newKey, id: '2026' }]);
    await expect(opened(both, renamed)).rejects.toThrow('altered');
  });

  it('survives a change of keys as long as its own is still there', async () => {
    const before = await sealed(payloadCodec([oldKey]), word);
    const after = payloadCodec([newKey, oldKey]);
    expect(await opened(after, before)).toBe(word);
    expect(keyIdOf(await sealed(after, word))).toBe('2027');
    await expect(opened(payloadCodec([newKey]), before)).rejects.toThrow('no key 2026 is known');
  });

  it('may be one that was never encrypted', async () => {
    expect(await opened(codec, payload(word))).toBe(word);
    expect(await opened(payloadCodec([]), payload(word))).toBe(word);
    await expect(sealed(payloadCodec([]), word)).rejects.toThrow('no key');
  });
});

describe('a failure', () => {
  it('carries its message and stack as a payload', () => {
    const failure = failureConverter.errorToFailure(new Error(word), defaultPayloadConverter);
    expect(failure.message).toBe('Encoded failure');
    expect(failure.stackTrace).toBe('');
    expect(failureConverter.failureToError(failure, defaultPayloadConverter).message).toBe(word);
  });
});

describe('an opened history', () => {
  const codec = payloadCodec([newKey, oldKey]);

  it('is in clear, whoever of two processes a payload belongs to, and the stored one is not', async () => {
    const child = of('round/1');
    const neighbour = of('cycle/1');
    const payloads = async (context = letters) => ({ payloads: [await sealed(codec, word, context)] });
    const execution = { workflowId: 'round/1' };
    const stored = History.fromObject({
      events: [
        {
          workflowExecutionStartedEventAttributes: {
            input: await payloads(),
            memo: { fields: { clock: await sealed(payloadCodec([oldKey]), word) } },
          },
        },
        {
          userMetadata: { summary: await sealed(codec, word, child) },
          startChildWorkflowExecutionInitiatedEventAttributes: { workflowId: 'round/1', input: await payloads(child) },
        },
        {
          childWorkflowExecutionCompletedEventAttributes: {
            workflowExecution: execution,
            result: await payloads(child),
          },
        },
        {
          childWorkflowExecutionFailedEventAttributes: {
            workflowExecution: execution,
            failure: {
              encodedAttributes: await sealed(codec, word, child),
              cause: { applicationFailureInfo: { details: await payloads(child) } },
            },
          },
        },
        {
          signalExternalWorkflowExecutionInitiatedEventAttributes: {
            workflowExecution: { workflowId: 'cycle/1' },
            input: await payloads(neighbour),
          },
        },
        { activityTaskCompletedEventAttributes: { result: await payloads() } },
      ],
    });
    const before = legible(stored);
    const shown = legible(await openedHistory(stored, 'letters/1', codec));
    expect(shown.split(word)).toHaveLength(1 + 9);
    expect(before).not.toContain(word);
    expect(legible(stored)).toBe(before);
    expect(await keyIdsOf(stored)).toEqual(['2026', '2027']);
    await expect(openedHistory(stored, 'letters/2', codec)).rejects.toThrow('belongs to another process');
  });
});
