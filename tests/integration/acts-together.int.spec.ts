import { randomUUID } from 'node:crypto';
import { SigningDesk, textSha256 } from '../support/signing-desk';
import { until } from '../support/until';

/** The api sends so many calls at a time; what comes after them waits, and goes in one. */
const callsAtATime = 2;

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
  const atTheDatabase = async () => {
    await desk.admin.query('select pg_stat_clear_snapshot()');
    const { rows } = await desk.admin.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity where wait_event_type = 'Lock' and query like '%act_on_tasks%'
          and datname = current_database()`,
    );
    return rows[0]?.count ?? 0;
  };

  /** Sends the acts while every call that may be under way waits for a lock; answers how many calls they then took. */
  async function inOneCompany(acts: readonly (() => Promise<Answer>)[]) {
    const gates: string[] = [];
    for (let n = 0; n < callsAtATime; n++) gates.push((await desk.letter()).bearer);
    const before: Promise<Answer>[] = [];
    await desk.admin.query('begin');
    await desk.admin.query('select 1 from task where id = any ($1) for update', [gates]);
    for (const gate of gates) {
      before.push(desk.act(gate));
      await until('a call that waits', async () => (await atTheDatabase()) === before.length);
    }
    desk.wire.reset();
    const answers = acts.map((act) => act());
    await until(
      'the acts that wait for company',
      async () => (await desk.api.inject('/api/v1/mode')).statusCode === 200,
    );
    await desk.admin.query('commit');
    const results = await Promise.all(answers);
    expect((await Promise.all(before)).map(({ statusCode }) => statusCode)).toEqual(gates.map(() => 200));
    return { results, calls: desk.wire.statements };
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
    const { results } = await inOneCompany([
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
    const { results } = await inOneCompany([
      () => desk.act(letter.bearer),
      () => desk.act(letter.superior, { as: 'L1' }),
    ]);
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
    const { results } = await inOneCompany([
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
    const { results } = await inOneCompany([1, 2, 3].map(() => () => desk.act(bearer, { key })));
    expect(new Set(results.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(results.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(2);
    expect(await desk.count('act', 'task_id = $1', [bearer])).toBe(1);
  });

  it('do not suffer from one that makes their call fail', async () => {
    const [one, other, third] = [await desk.letter(), await desk.letter(), await desk.letter()];
    const { taskId: ballot, boxId, words } = await desk.ballot();
    await desk.admin.query(`update ballot_box set state = 'closed' where id = $1`, [boxId]);
    const key = randomUUID();
    const { results } = await inOneCompany([
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
    const { results, calls } = await inOneCompany(
      letters.map(
        ({ bearer }) =>
          () =>
            desk.act(bearer),
      ),
    );
    expect(calls).toBe(1);
    for (const [n, answer] of results.entries()) {
      const { entryId, task } = answer.json();
      expect(task).toEqual({ id: letters[n]?.bearer, state: 'done' });
      expect(await desk.count('act', 'id = $1 and document_sha256 = $2', [entryId, textSha256])).toBe(1);
      expect(await desk.count('ledger_entry', 'id = $1', [entryId])).toBe(1);
      expect(await desk.count('outbox_line', 'id = $1', [entryId])).toBe(1);
    }
  });
});
