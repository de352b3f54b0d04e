import { canonicalJson, leafHashOf, openReceipt, readNoteKey } from '@zeren/ledger';
import { createHash, randomUUID } from 'node:crypto';
import { SigningDesk, textSha256 } from '../support/signing-desk';

const paper = { scanSha256: 'a'.repeat(64), witnessPost: 'S01', signedOn: '2026-11-20' };

describe('an act on a task, on a real PostgreSQL', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  const actsOn = (taskId: string) => desk.count('act', 'task_id = $1', [taskId]);
  const stateOf = async (taskId: string) => {
    const { rows } = await desk.admin.query<{ state: string }>('select state from task where id = $1', [taskId]);
    return rows[0]?.state;
  };
  const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
    answer.statusCode,
    answer.json().type,
  ];

  it('is evidence, closed task, ledger entry and outbox line together', async () => {
    const { bearer } = await desk.letter();
    const answer = await desk.act(bearer);
    expect(answer.statusCode).toBe(200);
    const { entryId, task, letterComplete } = answer.json();
    expect([task, letterComplete]).toEqual([{ id: bearer, state: 'done' }, false]);
    expect(await desk.count('act', 'id = $1 and task_id = $2', [entryId, bearer])).toBe(1);
    expect(await desk.count('ledger_entry', `id = $1 and kind = 'letter.signed'`, [entryId])).toBe(1);
    expect(await desk.count('outbox_line', 'id = $1 and task_id = $2', [entryId, bearer])).toBe(1);
    expect(await stateOf(bearer)).toBe('done');
  });

  it('takes one round trip and one statement on the wire', async () => {
    const [first, second] = [await desk.letter(), await desk.letter()];
    await desk.act(first.bearer); // opens a connection and prepares the statement
    desk.wire.reset();
    expect((await desk.act(second.bearer)).statusCode).toBe(200);
    expect([desk.wire.roundTrips, desk.wire.statements]).toEqual([1, 1]);
  });

  it('gives fifty parallel repetitions one act and fifty equal answers', async () => {
    const { bearer } = await desk.letter();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => desk.act(bearer, { key })));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(200);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(49);
    expect(await actsOn(bearer)).toBe(1);
  });

  it('refuses the same key with another body, and on another task', async () => {
    const [one, other] = [await desk.letter(), await desk.letter()];
    const key = randomUUID();
    await desk.act(one.bearer, { key });
    const expected = [422, '/problems/idempotency-key-reused'];
    expect(problem(await desk.act(one.bearer, { key, body: { kind: 'return', reason: '数字有误' } }))).toEqual(
      expected,
    );
    expect(problem(await desk.act(other.bearer, { key }))).toEqual(expected);
    expect(await stateOf(other.bearer)).toBe('open');
  });

  it('lets one of twenty tasks that race with one key win', async () => {
    const taskIds: string[] = [];
    for (let i = 0; i < 20; i++) taskIds.push((await desk.letter()).bearer);
    const key = randomUUID();
    const answers = await Promise.all(taskIds.map((taskId) => desk.act(taskId, { key })));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 422)).toHaveLength(19);
  });

  it('shows another person’s task to nobody, in the words for a task that does not exist', async () => {
    const { bearer } = await desk.letter();
    const [stranger, nothing] = [await desk.act(bearer, { as: 'S99' }), await desk.act(randomUUID(), { as: 'S99' })];
    expect(problem(stranger)).toEqual([404, '/problems/not-found']);
    expect({ ...stranger.json(), instance: '' }).toEqual({ ...nothing.json(), instance: '' });
    expect(await actsOn(bearer)).toBe(0);
  });

  it('says that a task is closed, overdue, or its text has changed since it was read', async () => {
    const closed = await desk.letter();
    await desk.act(closed.bearer);
    expect(problem(await desk.act(closed.bearer))).toEqual([409, '/problems/task-closed']);
    const late = await desk.task({ expiresInMs: -1 });
    expect(problem(await desk.act(late))).toEqual([409, '/problems/task-overdue']);
    const { bearer } = await desk.letter();
    const stale = { kind: 'sign', documentSha256: '0'.repeat(64) };
    expect(problem(await desk.act(bearer, { body: stale }))).toEqual([409, '/problems/document-changed']);
    expect([await actsOn(late), await actsOn(bearer)]).toEqual([0, 0]);
  });

  it('refuses an act that the kind of task does not know', async () => {
    const { bearer } = await desk.letter();
    expect(problem(await desk.act(bearer, { body: { kind: 'acknowledge' } }))).toEqual([
      422,
      '/problems/act-not-allowed',
    ]);
  });

  it('takes no act of a session that has ended or of an account that is closed', async () => {
    const { bearer } = await desk.letter();
    const { sessionSha256, id } = desk.person('L2');
    const ended = (assignment: string) =>
      desk.admin.query(`update session set ${assignment} where token_sha256 = $1`, [sessionSha256]);
    await ended(`seen_at = now() - interval '31 minutes'`);
    expect(problem(await desk.act(bearer))).toEqual([401, '/problems/unauthenticated']);
    await ended('seen_at = now()');
    await desk.admin.query('update account set enabled = false where person_id = $1', [id]);
    expect(problem(await desk.act(bearer))).toEqual([401, '/problems/unauthenticated']);
    await desk.admin.query('update account set enabled = true where person_id = $1', [id]);
    expect(problem(await desk.act(bearer))).toEqual([401, '/problems/unauthenticated']);
    await desk.signIn('L2');
    expect((await desk.act(bearer)).statusCode).toBe(200);
  });

  it('lets the office, and only the office, record a signature on paper, with its scan and witness', async () => {
    const { bearer } = await desk.letter();
    const body = { kind: 'sign', documentSha256: textSha256, onPaper: paper };
    expect(problem(await desk.act(bearer, { as: 'S99', body }))).toEqual([404, '/problems/not-found']);
    const answer = await desk.act(bearer, { as: 'S01', body });
    expect(answer.statusCode).toBe(200);
    const { rows } = await desk.admin.query(
      `select a.via, a.assurance, a.on_behalf_of_id, a.content, e.kind from act a join ledger_entry e on e.id = a.id where a.task_id = $1`,
      [bearer],
    );
    const onBehalf = desk.person('L2').id;
    expect(rows).toEqual([
      {
        via: 'paper',
        assurance: 'paper',
        on_behalf_of_id: onBehalf,
        content: { onPaper: paper },
        kind: 'letter.signed-on-paper',
      },
    ]);
  });

  it('completes a letter when both sides are in, and says whether a round below opens', async () => {
    const { letterId, bearer, superior } = await desk.letter({ childRoundId: randomUUID() });
    expect((await desk.act(bearer)).json()).toMatchObject({ letterComplete: false, opensRoundBelow: false });
    expect((await desk.act(superior, { as: 'L1' })).json()).toMatchObject({
      letterComplete: true,
      opensRoundBelow: true,
    });
    expect(await desk.count('letter', `id = $1 and state = 'complete' and completed_at is not null`, [letterId])).toBe(
      1,
    );
    expect(await desk.count('ledger_entry', `kind = 'letter.completed' and subject_id = $1`, [letterId])).toBe(1);
  });

  it('completes a letter once when both sides sign at the same instant', async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { letterId, bearer, superior } = await desk.letter();
      const answers = await Promise.all([desk.act(bearer), desk.act(superior, { as: 'L1' })]);
      expect(answers.map((answer) => answer.json().letterComplete).toSorted()).toEqual([false, true]);
      expect(await desk.count('ledger_entry', `kind = 'letter.completed' and subject_id = $1`, [letterId])).toBe(1);
    }
  });

  it('gives a letter back with a reason that the ledger proves and does not hold', async () => {
    const { letterId, bearer } = await desk.letter();
    const reason = '第3项指标"数字"有误\n请核';
    const answer = await desk.act(bearer, { body: { kind: 'return', reason } });
    expect(answer.json().task.state).toBe('returned');
    expect(await desk.count('letter', `id = $1 and state = 'returned'`, [letterId])).toBe(1);
    const { rows } = await desk.admin.query<{ content: object; content_salt: string; payload: string }>(
      'select a.content, a.content_salt, e.payload from act a join ledger_entry e on e.id = a.id where a.task_id = $1',
      [bearer],
    );
    const [{ content, content_salt, payload }] = rows as [(typeof rows)[0]];
    expect(content).toEqual({ reason });
    expect(payload).not.toContain('指标');
    const contentSha256 = createHash('sha256')
      .update(content_salt + canonicalJson(content))
      .digest('hex');
    expect(JSON.parse(payload)).toMatchObject({ contentSha256, kind: 'letter.returned', state: 'returned' });
  });

  it('puts a ballot into its box, once, and leaves no trace of what was marked', async () => {
    const { taskId, boxId, words } = await desk.ballot();
    const key = randomUUID();
    const cast = (marks: object, as = 'L2') => desk.act(taskId, { key, as, body: { kind: 'cast', marks } });
    expect(problem(await cast({ ...words, A01: '极好' }))).toEqual([422, '/problems/marks-out-of-range']);
    expect(problem(await cast({}))).toEqual([422, '/problems/marks-out-of-range']);
    const first = await cast(words);
    expect(first.statusCode).toBe(200);
    const again = await cast(words);
    expect([again.statusCode, again.body, again.headers['idempotency-replayed']]).toEqual([200, first.body, 'true']);
    expect(await desk.count('ballot_sheet', 'box_id = $1', [boxId])).toBe(1);
    expect(await desk.count('ballot_roll', 'box_id = $1 and has_voted', [boxId])).toBe(1);
    const { rows } = await desk.admin.query<{ row: string }>(
      `select row_to_json(a)::text || e.payload || row_to_json(o)::text as row from act a join ledger_entry e on e.id = a.id join outbox_line o on o.id = a.id
        where a.task_id = $1`,
      [taskId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/称职|优秀|A01/);
    const otherKey = await desk.act(taskId, { body: { kind: 'cast', marks: words } });
    expect(problem(otherKey)).toEqual([409, '/problems/task-closed']);
  });

  it('refuses a mark above its full marks, and a mark for what is not marked here', async () => {
    const taskId = await desk.task({ kind: 'check-quarterly-report', subject: 'quarterlyReport/Q1/A01' });
    const mark = (marks: object) => desk.act(taskId, { body: { kind: 'mark', marks } });
    expect(problem(await mark({ quarter: '100.01' }))).toEqual([422, '/problems/marks-out-of-range']);
    expect(problem(await mark({ quarter: '97', other: '1' }))).toEqual([422, '/problems/marks-out-of-range']);
    expect(problem(await mark({ quarter: '9.7e1' }))).toEqual([400, '/problems/invalid-body']);
    expect((await mark({ quarter: '97.50' })).statusCode).toBe(200);
  });

  it('writes every payload of the ledger in canonical form, with the hash of its leaf as the receipt', async () => {
    const odd = await desk.task({
      kind: 'verify-resolution',
      subject: 'resolution/"引\\号"\n\u001f😀',
      assignee: 'L2',
    });
    const answer = await desk.act(odd, { body: { kind: 'verify', result: 'accepted' } });
    const { rows } = await desk.admin.query<{ id: string; payload: string; leaf_hash: Buffer }>(
      'select id, payload, leaf_hash from ledger_entry',
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { payload, leaf_hash } of rows) {
      expect(canonicalJson(JSON.parse(payload))).toBe(payload);
      expect(leaf_hash).toEqual(leafHashOf(payload));
    }
    const { entryId, receipt, recordedAt, signedReceipt } = answer.json();
    expect(rows.find(({ id }) => id === entryId)?.leaf_hash.toString('base64')).toBe(receipt);
    const promise = openReceipt(signedReceipt.note, [readNoteKey(signedReceipt.verifierKey)]);
    expect(promise).toMatchObject({ issuer: 'zeren.example/receipts', entryId, recordedAt });
    expect(promise.leafHash.toString('base64')).toBe(receipt);
  });

  it.each([
    ['a NUL', { kind: 'return', reason: 'a\u0000b' }],
    ['half a character', { kind: 'return', reason: 'a\ud800b' }],
    ['a field nobody asked for', { kind: 'sign', documentSha256: textSha256, state: 'done' }],
    ['an act nobody knows', { kind: 'approve-everything' }],
    [
      'a day that does not exist',
      { kind: 'sign', documentSha256: textSha256, onPaper: { ...paper, signedOn: '2026-02-30' } },
    ],
    ['no reason', { kind: 'refuse', reason: '   ' }],
  ])('refuses %s by name and writes nothing', async (_, body) => {
    const { bearer } = await desk.letter();
    const answer = await desk.act(bearer, { body });
    expect(problem(answer)).toEqual([400, '/problems/invalid-body']);
    expect(answer.json().errors.length).toBeGreaterThan(0);
    expect(await actsOn(bearer)).toBe(0);
  });

  it('keeps a text that looks like SQL or HTML exactly as it was typed', async () => {
    const { bearer } = await desk.letter();
    const reason = `'); drop table act; -- <script>alert(1)</script> $1 \\' 𠮷`;
    await desk.act(bearer, { body: { kind: 'refuse', reason } });
    expect(await desk.count('act', `task_id = $1 and content ->> 'reason' = $2`, [bearer, reason])).toBe(1);
  });
});
