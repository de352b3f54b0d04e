import { Acts } from '@zeren/database';
import { randomUUID } from 'node:crypto';
import { SigningDesk, textSha256 } from '../support/signing-desk';

describe('acts that arrive while others are under way', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  type Answer = Awaited<ReturnType<SigningDesk['act']>>;
  const statusAndProblem = (answer: Answer) => [answer.statusCode, answer.json().type];
  const entries = (kind: string, letterId: string) =>
    desk.count('ledger_entry', 'kind = $1 and subject_id = $2', [kind, letterId]);
  /** Lets acts go only when as many have arrived: they then reach the database in one call. */
  function gather(count: number): void {
    const acts: { store: Acts['store'] } = desk.api.get(Acts, { strict: false });
    const { store } = acts;
    const arrived: (() => void)[] = [];
    acts.store = (act) =>
      new Promise((resolve, reject) => {
        arrived.push(() => void store(act).then(resolve, reject));
        if (arrived.length < count) return;
        acts.store = store;
        for (const go of arrived) go();
      });
  }

  function inOneCompany(acts: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
    gather(acts.length);
    return Promise.all(acts.map((act) => act()));
  }

  it('share a call, and each is told its own end', async () => {
    const [good, closed, strange, stale] = [
      await desk.letter(),
      await desk.letter(),
      await desk.letter(),
      await desk.letter(),
    ];
    await desk.act(closed.bearer);
    const late = await desk.task({ expiresInMs: -1 });
    const results = await inOneCompany([
      () => desk.act(good.bearer),
      () => desk.act(closed.bearer),
      () => desk.act(strange.bearer, { as: 'S99' }),
      () => desk.act(stale.bearer, { body: { kind: 'sign', documentSha256: '0'.repeat(64) } }),
      () => desk.act(late),
      () => desk.act(good.superior, { as: 'L1' }),
    ]);
    expect(results.map(statusAndProblem)).toEqual([
      [200, undefined],
      [409, '/problems/task-closed'],
      [404, '/problems/not-found'],
      [409, '/problems/document-changed'],
      [409, '/problems/task-overdue'],
      [200, undefined],
    ]);
  });

  it('complete a letter once when both sides are in one call', async () => {
    const letter = await desk.letter({ childRoundId: randomUUID() });
    const results = await inOneCompany([() => desk.act(letter.bearer), () => desk.act(letter.superior, { as: 'L1' })]);
    const said = results.map((answer) => answer.json());
    expect(said.map(({ letterComplete }) => letterComplete).toSorted()).toEqual([false, true]);
    expect(said.map(({ opensRoundBelow }) => opensRoundBelow).toSorted()).toEqual([false, true]);
    expect([
      await entries('letter.signed', letter.letterId),
      await entries('letter.completed', letter.letterId),
    ]).toEqual([2, 1]);
    expect(await desk.count('task_group', 'letter_id = $1 and open_tasks = 0', [letter.letterId])).toBe(1);
    expect(await desk.count('letter', `id = $1 and state = 'complete'`, [letter.letterId])).toBe(1);
  });

  it('let a letter that is sent back stay sent back, whoever signs beside', async () => {
    const letter = await desk.letter();
    const results = await inOneCompany([
      () => desk.act(letter.superior, { as: 'L1', body: { kind: 'return', reason: '数字有误' } }),
      () => desk.act(letter.bearer),
    ]);
    expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await desk.count('letter', `id = $1 and state = 'returned'`, [letter.letterId])).toBe(1);
    expect(await entries('letter.completed', letter.letterId)).toBe(0);
  });

  it('have one effect when they are repeated in the same call', async () => {
    const { bearer } = await desk.letter();
    const key = randomUUID();
    const results = await inOneCompany([1, 2, 3].map(() => () => desk.act(bearer, { key })));
    expect(new Set(results.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(results.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(2);
    expect(await desk.count('act', 'task_id = $1', [bearer])).toBe(1);
  });

  it('do not suffer from one that makes their call fail', async () => {
    const [one, other, third] = [await desk.letter(), await desk.letter(), await desk.letter()];
    const { taskId: ballot, boxId, words } = await desk.ballot();
    await desk.admin.query(`update ballot_box set state = 'closed' where id = $1`, [boxId]);
    const key = randomUUID();
    const results = await inOneCompany([
      () => desk.act(one.bearer, { key }),
      () => desk.act(other.bearer, { key }),
      () => desk.act(ballot, { body: { kind: 'cast', marks: words } }),
      () => desk.act(third.bearer),
    ]);
    expect(results.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 200, 409, 422]);
    expect(statusAndProblem(results[2] as Answer)).toEqual([409, '/problems/ballot-not-open']);
    expect(results[3]?.statusCode).toBe(200);
    expect(await desk.count('act', 'key = $1', [key])).toBe(1);
    expect(await desk.count('task', `id = $1 and state = 'open'`, [ballot])).toBe(1);
  });

  it('are each evidence, closed task, ledger entry and outbox line', async () => {
    const letters = [await desk.letter(), await desk.letter(), await desk.letter()];
    desk.wire.reset();
    const results = await inOneCompany(
      letters.map(
        ({ bearer }) =>
          () =>
            desk.act(bearer),
      ),
    );
    expect(desk.wire.statements).toBe(1);
    for (const [n, answer] of results.entries()) {
      const { entryId, task } = answer.json();
      expect(task).toEqual({ id: letters[n]?.bearer, state: 'done' });
      expect(await desk.count('act', 'id = $1 and document_sha256 = $2', [entryId, textSha256])).toBe(1);
      expect(await desk.count('ledger_entry', 'id = $1', [entryId])).toBe(1);
      expect(await desk.count('outbox_line', 'id = $1', [entryId])).toBe(1);
    }
  });
});
