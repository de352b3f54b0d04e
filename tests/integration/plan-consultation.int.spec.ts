import { newId } from '@zeren/database';
import { canonicalJson } from '@zeren/ledger';
import { createHash } from 'node:crypto';
import { SigningDesk } from '../support/signing-desk';

const problem = (answer: { statusCode: number; json: () => { type: string; errors?: { message: string }[] } }) => [
  answer.statusCode,
  answer.json().type,
  ...(answer.json().errors ?? []).map(({ message }) => message),
];

describe('the consultation on the draft of a plan', () => {
  let desk: SigningDesk;
  const planId = newId();
  const comments = `/api/v1/plans/${planId}/comments`;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.admin.query(
      `insert into plan (organisation_id, id, cycle_id, state, draft) values ($1, $2, $3, 'drafted', '{"items":[]}')`,
      [desk.organisationId, planId, desk.cycleId],
    );
  }, 60_000);
  afterAll(() => desk?.close());

  /** A unit is asked, and says this. */
  async function says(unit: string, body: object): Promise<string> {
    const taskId = await desk.task({ kind: 'answer-plan-consultation', subject: `plan/${unit}` });
    expect((await desk.act(taskId, { body: { kind: 'answer', ...body } })).statusCode).toBe(200);
    return taskId;
  }
  const answer = (body: object, as = 'S01') => desk.post(`${comments}/answers`, body, { as });
  const merging = () => desk.task({ kind: 'merge-plan-consultation', subject: `plan/${newId()}`, assignee: 'S01' });
  const approving = () => desk.task({ kind: 'approve-plan', subject: `plan/${newId()}`, assignee: 'L1' });
  const submit = { kind: 'submit-plan' };
  const approve = { kind: 'decide', decision: 'approved' };
  const read = async () => (await desk.get(comments)).json();

  /** The deputy stands in for whoever approves. */
  async function deputises(post: string): Promise<void> {
    await desk.admin.query(
      `insert into substitution (organisation_id, id, principal_id, substitute_id, from_on, last_on, task_kinds, reason, entered_by)
       values ($1, $2, $3, $4, '2020-01-01', '2099-12-31', '{approve-plan}', '外出', $3)`,
      [desk.organisationId, newId(), desk.person('L1').id, desk.person(post).id],
    );
  }

  it('lets the draft go on where every unit agrees', async () => {
    await says('D05', { opinion: 'agree', comment: '同意，无修改意见。' });
    expect((await desk.act(await merging(), { as: 'S01', body: submit })).statusCode).toBe(200);
    expect((await read()).unanswered).toBe(0);
  });

  it('holds the draft before the merge and before the decision until each comment has its answer', async () => {
    const first = await says('D02', { opinion: 'comment', comment: '第三条期限过紧。' });
    const second = await says('D03', { comment: '第五条应由 D04 牵头。' });
    const [merge, approval] = [await merging(), await approving()];
    const unanswered = [409, '/problems/comments-unanswered'];
    expect(problem(await desk.act(merge, { as: 'S01', body: submit }))).toEqual([...unanswered, 'D02', 'D03']);
    expect(problem(await desk.act(approval, { as: 'L1', body: approve }))).toEqual([...unanswered, 'D02', 'D03']);
    await deputises('S99');
    expect(problem(await desk.act(approval, { as: 'S99', body: approve }))).toEqual([...unanswered, 'D02', 'D03']);
    expect(await desk.count('act', 'task_id = any ($1)', [[merge, approval]])).toBe(0);

    const given = await answer({ taskId: first, verdict: 'adopted', reason: '期限延至六月底。' });
    expect([given.statusCode, given.json().unanswered]).toEqual([201, 1]);
    expect(problem(await desk.act(merge, { as: 'S01', body: submit }))).toEqual([...unanswered, 'D03']);
    await answer({ taskId: second, verdict: 'not-adopted', reason: '职责分工已有规定。' });
    expect((await desk.act(merge, { as: 'S01', body: submit })).statusCode).toBe(200);
    expect((await desk.act(approval, { as: 'L1', body: approve })).statusCode).toBe(200);
  });

  it('shows every comment with its answer, in the order in which they came', async () => {
    const { items } = await read();
    expect(
      items.map(
        ({ unitCode, opinion, answer: given }: { unitCode: string; opinion: string; answer: { verdict: string } }) => [
          unitCode,
          opinion,
          given?.verdict,
        ],
      ),
    ).toEqual([
      ['D05', 'agree', undefined],
      ['D02', 'comment', 'adopted'],
      ['D03', 'comment', 'not-adopted'],
    ]);
  });

  it('does not hold the secretary who sends the draft back', async () => {
    const late = await says('D04', { comment: '补充一条。' });
    const rejected = { kind: 'decide', decision: 'rejected', reason: '意见尚未答复' };
    expect((await desk.act(await approving(), { as: 'L1', body: rejected })).statusCode).toBe(200);
    expect((await answer({ taskId: late, verdict: 'partly', reason: '并入第二条。' })).statusCode).toBe(201);
  });

  it('keeps the comment and the answer in the ledger, with a salted hash of what was written', async () => {
    const taskId = await says('D06', { comment: '指标口径不清。' });
    await answer({ taskId, verdict: 'partly', reason: '已加注口径。' });
    expect(await desk.count('ledger_entry', `subject_id = $1 and kind like 'task.%'`, [taskId])).toBeGreaterThan(0);
    const { rows } = await desk.admin.query<{ payload: string; salt: string }>(
      `select l.payload as payload, r.content_salt as salt from ledger_entry l, plan_comment_answer r
        where l.kind = 'plan.comment-answered' and r.task_id = $1 and l.payload like '%' || $1::text || '%'`,
      [taskId],
    );
    const { payload = '{}', salt = '' } = rows[0] ?? {};
    const contentSha256 = createHash('sha256')
      .update(salt + canonicalJson({ reason: '已加注口径。' }))
      .digest('hex');
    expect(payload).toContain(contentSha256);
    expect(payload).toContain('"verdict":"partly"');
    expect(payload).not.toContain('口径');
  });

  it('takes one answer to a comment, from the office, with a reason, and none to what is no comment', async () => {
    const [agreed, taskId] = [
      await says('D07', { opinion: 'agree', comment: '同意' }),
      await says('D08', { comment: '改' }),
    ];
    const body = { taskId, verdict: 'adopted', reason: '采纳' };
    expect(problem(await answer(body, 'L2'))).toEqual([403, '/problems/forbidden']);
    expect(problem(await answer({ ...body, reason: ' ' }))[1]).toBe('/problems/invalid-body');
    expect(problem(await answer({ ...body, taskId: agreed }))).toEqual([422, '/problems/comment-unknown']);
    const twice = await Promise.all([answer(body), answer({ ...body, verdict: 'partly' })]);
    expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    expect(await desk.count('plan_comment_answer', 'task_id = $1', [taskId])).toBe(1);
  });

  it('is over once the plan is adopted', async () => {
    const taskId = await says('D09', { comment: '晚到' });
    await desk.admin.query(`update plan set state = 'adopted' where id = $1`, [planId]);
    expect(problem(await answer({ taskId, verdict: 'adopted', reason: '采纳' }))).toEqual([
      409,
      '/problems/plan-not-draft',
    ]);
  });
});
