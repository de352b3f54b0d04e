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

/** As many as may be under way at a time. */
async function occupy({ send }: ReturnType<typeof heldWork>): Promise<readonly Promise<string>[]> {
  const first = send('a');
  await nextTurn();
  const second = send('b');
  await nextTurn();
  return [first, second];
}

describe('items that go in company', () => {
  it('go at once when nothing is under way', async () => {
    const work = heldWork();
    const answers = await occupy(work);
    expect(work.items()).toEqual([['a'], ['b']]);
    for (const { end } of work.calls) end();
    expect(await Promise.all(answers)).toEqual(['A', 'B']);
  });

  it('wait for what is under way and then go together, each with its own answer', async () => {
    const work = heldWork();
    const before = await occupy(work);
    const waiting = Promise.all(['c', 'd', 'e'].map(work.send));
    await nextTurn();
    expect(work.calls).toHaveLength(2);
    work.calls[0]?.end();
    await nextTurn();
    expect(work.items()[2]).toEqual(['c', 'd', 'e']);
    for (const { end } of work.calls) end();
    expect(await waiting).toEqual(['C', 'D', 'E']);
    expect(await Promise.all(before)).toEqual(['A', 'B']);
  });

  it('are not more than 32 in one call', async () => {
    const work = heldWork();
    const before = await occupy(work);
    const sent = Array.from({ length: 40 }, (_, n) => work.send(`${n}`));
    await nextTurn();
    for (const { end } of work.calls.slice(0, 2)) end();
    await nextTurn();
    expect(
      work
        .items()
        .slice(2)
        .map((items) => items.length),
    ).toEqual([32, 8]);
    for (const { end } of work.calls.slice(2)) end();
    expect(await Promise.all([...before, ...sent])).toHaveLength(42);
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
