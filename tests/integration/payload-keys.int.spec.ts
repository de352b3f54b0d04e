import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import type { PayloadKey } from '@zeren/config';
import { newId } from '@zeren/database';
import { decodeHistory, encodeHistory, type History } from '@zeren/process-archive';
import { dataConverterOf, openedHistory, payloadCodec } from '@zeren/temporal-connection';
import { bothKeys, newKey, oldKey, TaleArchive, word } from '../support/tale-archive';
import { until } from '../support/until';

const { History: HistoryMessage } = temporal.api.history.v1;
const says = (history: History, text: string): boolean =>
  Buffer.from(HistoryMessage.encode(history).finish()).includes(text);

describe('what processes hear and say', () => {
  let archive: TaleArchive;

  beforeAll(async () => {
    archive = await TaleArchive.open();
  }, 120_000);
  afterAll(() => archive?.close());

  it('reaches those it is meant for, and nobody can read it on the server', async () => {
    const client = archive.teller.client([oldKey, newKey]);
    const tale = await archive.start(client, 'tale', 1);
    const broken = await archive.start(client, 'stumbling');
    await archive.teller.telling(bothKeys, async () => {
      expect(await tale.query<string>('told')).toBe(word);
      expect(await tale.executeUpdate<string, [string]>('tell', { args: [word] })).toBe(word);
      expect((await tale.describe()).memo).toEqual({ word });
      expect(await tale.result()).toBe(word);
      await expect(broken.result()).rejects.toMatchObject({ cause: { cause: { message: word, details: [word] } } });
    });
    await archive.untilEnded(5);
    for (const { workflowId, runId } of await archive.waiting()) {
      const history = await archive.fetch(workflowId, runId);
      expect(says(history, word)).toBe(false);
      expect(says(await openedHistory(history, workflowId, payloadCodec(bothKeys)), word)).toBe(true);
    }
  });

  it('replays in its own process, with every key that it was written with, and nowhere else', async () => {
    const { workflowId } = await archive.tell(bothKeys);
    const history = await archive.fetch(workflowId);
    const replay = (id: string, keys: readonly PayloadKey[]) =>
      Worker.runReplayHistory(
        { workflowBundle: { code: archive.teller.code }, dataConverter: dataConverterOf(keys) },
        decodeHistory(encodeHistory(history)) as typeof history,
        id,
      );
    await replay(workflowId, bothKeys);
    await expect(replay(`tale/${newId()}`, bothKeys)).rejects.toThrow();
    await expect(replay(workflowId, [oldKey])).rejects.toThrow();
  });

  it('goes on when its worker has learnt a key that it lacked', async () => {
    const run = await archive.start(archive.teller.client(bothKeys), 'tale');
    await archive.teller.telling([oldKey], () =>
      until('a task that could not be worked on', async () => {
        const { events } = await archive.fetch(run.workflowId);
        return events?.some((event) => event.workflowTaskFailedEventAttributes);
      }),
    );
    await archive.teller.telling(bothKeys, async () => expect(await run.result()).toBe(word));
    const history = await archive.fetch(run.workflowId);
    expect(says(history, 'no key 2027 is known')).toBe(false);
    const opened = await openedHistory(history, run.workflowId, payloadCodec(bothKeys));
    expect(says(opened, 'no key 2027 is known')).toBe(true);
  });

  it('is left for later by an archiver that cannot open it, and others are archived meanwhile', async () => {
    expect((await archive.with(bothKeys).archiveClosed()).failed).toEqual([]);
    const known = await archive.tell([newKey]);
    const unknown = await archive.tell([oldKey]);
    await archive.untilEnded(4); // each with its echo
    expect(await archive.with([newKey]).archiveClosed()).toMatchObject({ archived: 2, failed: [{}, {}] });
    expect(archive.failures[0]).toContain('no key 2026 is known');
    expect(await archive.with(bothKeys).archiveClosed()).toEqual({ archived: 2, failed: [] });
    const keysOf = async ({ workflowId }: { workflowId: string }) =>
      (await archive.runs()).filter((run) => run.workflowId === workflowId).map(({ codecKeyIds }) => codecKeyIds);
    expect([await keysOf(known), await keysOf(unknown)]).toEqual([[['2027']], [['2026']]]);
  });
});
