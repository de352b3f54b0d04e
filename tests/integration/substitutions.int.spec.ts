import { isDelegable, taskKindOf, taskKinds, type ActKind } from '@zeren/domain';
import { SigningDesk, textSha256 } from '../support/signing-desk';

const problem = (answer: { statusCode: number; json: () => { type: string; errors?: { code: string }[] } }) => {
  const { type, errors } = answer.json();
  return [answer.statusCode, type.replace('/problems/', ''), ...(errors ?? []).map(({ code }) => code)];
};
const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const filed = { kind: 'file', text: '已完成' };
const notFound = [404, 'not-found'];

describe('whoever stands in for somebody else', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    const frame = { template: 'demo-commission', dataProviders: [], pools: [] };
    await desk.admin.query('update cycle set frame = $1', [frame]);
  }, 60_000);
  afterAll(() => desk?.close());
  beforeEach(() => desk.admin.query('delete from substitution'));

  /** S99 acts for L1 unless it says otherwise. */
  const enter = (over: object = {}, as = 'L1') => {
    const body = { substitute: 'P-S99', fromOn: dayIn(-1), lastOn: dayIn(2), reason: '外出学习', ...over };
    return desk.post('/api/v1/substitutions', body, { as });
  };
  const entered = async (over: object = {}, as = 'L1'): Promise<string> => {
    const answer = await enter(over, as);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    return answer.json<{ id: string }>().id;
  };
  const revoke = (id: string, as: string) =>
    desk.api.inject({ method: 'DELETE', url: `/api/v1/substitutions/${id}`, headers: desk.headers(as) });
  const report = (assignee = 'L1', kind = 'file-quarterly-report') => desk.task({ kind, assignee });
  const inboxOf = async (as: string, mine = 'open') =>
    (await desk.get(`/api/v1/tasks?mine=${mine}&limit=200`, as)).json<{
      items: { id: string; onBehalfOf: { code: string } | null }[];
      total: { value: number } | null;
    }>();

  it('acts on a task of the other, and both stand in evidence, ledger and timeline', async () => {
    await entered();
    const { letterId, superior } = await desk.letter();
    const answer = await desk.act(superior, { as: 'S99' });
    expect(answer.statusCode).toBe(200);
    const { rows } = await desk.admin.query(
      `select a.via, a.person_id, a.on_behalf_of_id, e.actor, e.payload::jsonb ->> 'onBehalfOfId' as for, e.payload::jsonb ->> 'via' as how
         from act a join ledger_entry e on e.id = a.id where a.task_id = $1`,
      [superior],
    );
    const [who, whom] = [desk.person('S99').id, desk.person('L1').id];
    expect(rows).toEqual([
      { via: 'substitute', person_id: who, on_behalf_of_id: whom, actor: who, for: whom, how: 'substitute' },
    ]);
    const timeline = await desk.get(`/api/v1/letters/${letterId}/timeline`, 'A1');
    const signed = timeline
      .json<{ items: { kind: string; actor: string; onBehalfOf: string | null }[] }>()
      .items.filter(({ kind }) => kind === 'letter.signed');
    expect(signed).toEqual([expect.objectContaining({ actor: who, onBehalfOf: whom })]);
  });

  it('shows both names on the letter that was signed', async () => {
    await entered();
    const { letterId, superior } = await desk.letter();
    await desk.admin.query(
      `insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256)
       values ($1, $2, 1, '{"annexes":[],"changes":[]}', '责任书', $3)`,
      [desk.organisationId, letterId, textSha256],
    );
    const page = async () => (await desk.get(`/api/v1/letters/${letterId}`, 'S99')).json();
    expect((await page()).myTask).toMatchObject({ id: superior, onBehalfOf: { code: 'P-L1' } });
    await desk.act(superior, { as: 'S99' });
    expect((await page()).signers[0]).toMatchObject({
      role: 'superior',
      name: 'P-L1',
      substituteName: 'P-S99',
      via: 'substitute',
    });
  });

  it('finds the tasks in the own inbox, marked with the other’s name, and later among what was done', async () => {
    const task = await report();
    expect((await inboxOf('S99')).items.map(({ id }) => id)).not.toContain(task);
    await entered();
    const { items, total } = await inboxOf('S99');
    expect(items.find(({ id }) => id === task)?.onBehalfOf).toEqual({
      id: desk.person('L1').id,
      code: 'P-L1',
      name: 'P-L1',
    });
    expect(total?.value).toBe(items.length);
    expect((await inboxOf('L1')).items.find(({ id }) => id === task)?.onBehalfOf).toBeNull();
    const shown = (await desk.get(`/api/v1/tasks/${task}`, 'S99')).json();
    expect([shown.allowedActs, shown.onBehalfOf.code]).toEqual([['file'], 'P-L1']);
    expect((await desk.act(task, { as: 'S99', body: filed })).statusCode).toBe(200);
    expect((await inboxOf('S99', 'done')).items.find(({ id }) => id === task)?.onBehalfOf?.code).toBe('P-L1');
  });

  it.each(taskKinds.map(({ key }) => key))('may act on %s exactly when it may be delegated', async (kind) => {
    await entered();
    const task = await desk.task({ kind, assignee: 'L1' });
    const { acts } = taskKindOf(kind);
    const seen = await desk.get(`/api/v1/tasks/${task}`, 'S99');
    expect(seen.statusCode).toBe(isDelegable(kind) ? 200 : 404);
    if (isDelegable(kind)) expect(seen.json().allowedActs).toEqual(acts);
    else expect(problem(await desk.act(task, { as: 'S99', body: bodyOf(acts[0]) }))).toEqual(notFound);
  });

  // As somebody would widen it who writes to the table past the rules.
  it('does not act on what is secret, whatever kinds were written down', async () => {
    const id = await entered();
    const own = await desk.task({ kind: 'cast-ballot', assignee: 'L1' });
    await desk.admin.query(`update substitution set task_kinds = array['cast-ballot'] where id = $1`, [id]);
    await desk.admin.query('update task set secret = true where id = $1', [own]);
    const cast = { kind: 'cast', marks: { A01: '称职' } };
    expect(problem(await desk.act(own, { as: 'S99', body: cast }))).toEqual(notFound);
  });

  it('does not sign the other’s own letter, nor both sides of one', async () => {
    await entered({}, 'L2');
    const { bearer } = await desk.letter();
    expect(problem(await desk.act(bearer, { as: 'S99' }))).toEqual(notFound);
    await entered({ substitute: 'P-L2' }, 'L1');
    const both = await desk.letter();
    expect(problem(await desk.act(both.superior, { as: 'L2' }))).toEqual(notFound);
    expect((await desk.act(both.bearer, { as: 'L2' })).statusCode).toBe(200);
    expect((await desk.act(both.superior, { as: 'L1' })).statusCode).toBe(200);
  });

  it('judges nothing of his own, nor of whom he stands in for', async () => {
    await entered();
    const subject = 'quarterlyReport/Q1/A01';
    const marked = { kind: 'mark', marks: { quarter: '90' } };
    await desk.act(await desk.task({ kind: 'file-quarterly-report', subject, assignee: 'S99' }), {
      as: 'S99',
      body: filed,
    });
    const check = await desk.task({ kind: 'check-quarterly-report', subject, assignee: 'L1' });
    expect(problem(await desk.act(check, { as: 'S99', body: marked }))).toEqual([409, 'own-matter', 'duty.own-report']);
    const other = 'quarterlyReport/Q1/A02';
    const delegated = await desk.task({ kind: 'file-quarterly-report', subject: other, assignee: 'L1' });
    expect((await desk.act(delegated, { as: 'S99', body: filed })).statusCode).toBe(200);
    for (const [as, post] of [
      ['L1', 'L1'],
      ['S99', 'S99'],
    ] as const) {
      const its = await desk.task({ kind: 'check-quarterly-report', subject: other, assignee: post });
      expect(problem(await desk.act(its, { as, body: marked }))).toEqual([409, 'own-matter', 'duty.own-report']);
    }
  });

  it('acts until midnight of the last day, and not a millisecond later', async () => {
    await entered({ lastOn: dayIn(2) });
    const [before, after] = [await report(), await report()];
    const ends = Date.parse(`${dayIn(2)}T00:00:00+08:00`) + 86_400_000;
    const setClock = (at: number) =>
      desk.admin.query('update cycle set biz_epoch_ms = $2, real_epoch_ms = $3 where id = $1', [
        desk.cycleId,
        at,
        Date.now(),
      ]);
    await setClock(ends - 60_000);
    expect((await desk.act(before, { as: 'S99', body: filed })).statusCode).toBe(200);
    await setClock(ends);
    expect(problem(await desk.act(after, { as: 'S99', body: filed }))).toEqual(notFound);
    expect((await inboxOf('S99')).items.map(({ id }) => id)).not.toContain(after);
    await setClock(Date.now());
    expect((await desk.act(after, { as: 'S99', body: filed })).statusCode).toBe(200);
  });

  it('does not act before the first day', async () => {
    await entered({ fromOn: dayIn(2), lastOn: dayIn(4) });
    expect(problem(await desk.act(await report(), { as: 'S99', body: filed }))).toEqual(notFound);
  });

  it('acts within the posts and kinds that were chosen, and for nobody further up the chain', async () => {
    await desk.admin.query(
      `insert into appointment (organisation_id, person_id, post_code, from_on) values ($1, $2, 'S01', '2025-12-01') on conflict do nothing`,
      [desk.organisationId, desk.person('L1').id],
    );
    await entered({ posts: ['L1'], taskKinds: ['file-quarterly-report', 'reply-attendance'] });
    await entered({ substitute: 'P-L1' }, 'L2');
    expect(problem(await desk.act(await report('S01'), { as: 'S99', body: filed }))).toEqual(notFound);
    expect(problem(await desk.act(await report('L1', 'file-duty-report'), { as: 'S99', body: filed }))).toEqual(
      notFound,
    );
    expect(problem(await desk.act(await report('L2'), { as: 'S99', body: filed }))).toEqual(notFound);
    expect((await desk.act(await report('L1'), { as: 'S99', body: filed })).statusCode).toBe(200);
    await desk.admin.query(`delete from appointment where post_code = 'S01' and person_id = $1`, [
      desk.person('L1').id,
    ]);
  });

  it('acts for whoever holds the post, so for nobody once that is somebody else', async () => {
    await entered();
    const hold = (until: string | null) =>
      desk.admin.query(`update appointment set until_on = $2 where post_code = 'L1' and person_id = $1`, [
        desk.person('L1').id,
        until,
      ]);
    const task = await report();
    await hold(dayIn(-1));
    expect(problem(await desk.act(task, { as: 'S99', body: filed }))).toEqual(notFound);
    await hold(null);
    expect((await desk.act(task, { as: 'S99', body: filed })).statusCode).toBe(200);
  });

  it('is told at once when it has been revoked, by either of the two or the office, once', async () => {
    for (const as of ['L1', 'S99', 'S01']) {
      const id = await entered();
      expect(problem(await revoke(id, 'L2'))).toEqual(notFound);
      expect((await revoke(id, as)).statusCode).toBe(204);
      expect(problem(await revoke(id, as))).toEqual([409, 'substitution-over']);
      expect(problem(await desk.act(await report(), { as: 'S99', body: filed }))).toEqual(notFound);
    }
    expect(await desk.count('ledger_entry', `kind = 'substitution.revoked'`)).toBe(3);
  });

  it('is named by whom he stands in for, or by the office, which does not name itself', async () => {
    expect(problem(await enter({ principal: 'P-L2' }, 'L1'))).toEqual([403, 'forbidden']);
    expect(problem(await enter({ principal: 'P-L1', substitute: 'P-S01' }, 'S01'))).toEqual([
      422,
      'substitution-invalid',
      'names-himself',
    ]);
    const id = await entered({ principal: 'P-L1' }, 'S01');
    const list = async (as: string) =>
      (await desk.get('/api/v1/substitutions', as)).json<{ items: { id: string }[] }>().items.map((one) => one.id);
    expect([await list('L1'), await list('S99'), await list('A1'), await list('L2')]).toEqual([[id], [id], [id], []]);
  });

  it.each([
    ['oneself', { substitute: 'P-L1' }, [422, 'substitution-invalid', 'same-person']],
    ['nobody', { substitute: 'P-NOBODY' }, [422, 'person-unknown', 'person.unknown']],
    ['days the wrong way round', { lastOn: dayIn(-3) }, [422, 'substitution-invalid', 'before-first-day']],
    ['days that are over', { fromOn: dayIn(-9), lastOn: dayIn(-3) }, [422, 'substitution-invalid', 'in-the-past']],
    ['a post that is not held', { posts: ['L2'] }, [422, 'post-unknown', 'post.not-held']],
    ['a secret vote', { taskKinds: ['cast-ballot'] }, [403, 'not-delegable', 'not-delegable']],
  ])('cannot be %s', async (_, over, expected) => {
    expect(problem(await enter(over))).toEqual(expected);
    expect(await desk.count('substitution')).toBe(0);
  });
});

function bodyOf(act: ActKind | undefined): object {
  if (act === 'cast') return { kind: 'cast', marks: { A01: '称职' } };
  if (act === 'decide') return { kind: 'decide', decision: 'rejected' };
  if (act === 'file') return filed;
  return act === 'sign-off' ? { kind: 'sign-off', position: 'read' } : { kind: act };
}
