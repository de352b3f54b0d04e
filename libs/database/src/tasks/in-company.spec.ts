import { setImmediate as nextTurn } from 'node:timers/promises';
import { inCompany } from './in-company';

interface Call {
  readonly items: readonly string[];
  readonly end: () => void;
  readonly fail: (error: Error) => void;
}

/** Work that is under way until it is told to end; answers every item in capitals. */
function heldWork() {
  const calls: Call[] = [];
  const send = inCompany<string, string>(async (items) => {
    await new Promise<void>((end, fail) => calls.push({ items, end, fail }));
    return items.map((item) => item.toUpperCase());
  });
  return { calls, send, items: () => calls.map((call) => call.items) };
}

describe('items that go in company', () => {
  afterEach(() => jest.useRealTimers());

  it('go at once when nothing is under way, then wait and go together, each with its own answer', async () => {
    const work = heldWork();
    const first = work.send('a');
    await nextTurn();
    const waiting = Promise.all(['c', 'd', 'e'].map(work.send));
    await nextTurn();
    expect(work.items()).toEqual([['a']]);
    work.calls[0]?.end();
    await nextTurn();
    expect(work.items()).toEqual([['a'], ['c', 'd', 'e']]);
    work.calls[1]?.end();
    expect([await first, ...(await waiting)]).toEqual(['A', 'C', 'D', 'E']);
  });

  it('are not more than 32 in one call', async () => {
    const work = heldWork();
    const sent = Array.from({ length: 40 }, (_, n) => work.send(`${n}`));
    await nextTurn();
    work.calls[0]?.end();
    await nextTurn();
    expect(work.items().map((items) => items.length)).toEqual([32, 8]);
    work.calls[1]?.end();
    expect(await Promise.all(sent)).toHaveLength(40);
  });

  it('wait 20 ms for a call, and no longer', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    const work = heldWork();
    const first = work.send('a');
    await nextTurn();
    const second = work.send('b');
    await nextTurn();
    jest.advanceTimersByTime(19);
    expect(work.items()).toEqual([['a']]);
    jest.advanceTimersByTime(1);
    expect(work.items()).toEqual([['a'], ['b']]);
    for (const { end } of work.calls.toReversed()) end();
    expect(await Promise.all([first, second])).toEqual(['A', 'B']);
  });

  it('go once more by themselves when their call fails, so that nobody suffers for another', async () => {
    const calls: (readonly string[])[] = [];
    const send = inCompany<string, string>(async (items) => {
      calls.push(items);
      await nextTurn();
      if (items.includes('bad')) throw new Error('refused');
      return items.map((item) => item.toUpperCase());
    });
    const answers = await Promise.allSettled(['a', 'bad', 'c'].map(send));
    expect(calls).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await send('d')).toBe('D');
  });
});
