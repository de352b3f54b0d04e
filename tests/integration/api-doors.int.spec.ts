import { operations, problems } from '@zeren/api-contracts';
import { hashPassword } from '@zeren/signing';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { anOrganisationFile } from '../support/an-organisation-file';
import { SigningDesk } from '../support/signing-desk';

interface Operation {
  readonly operationId: string;
  readonly 'x-authorization': object;
}

describe('the doors of the API', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
  }, 60_000);
  afterAll(() => desk?.close());

  const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
    answer.statusCode,
    answer.json().type,
  ];
  const send = (headers: Record<string, string>, payload: string, url = '/api/v1/session') =>
    desk.api.inject({ method: 'POST', url, headers, payload });
  const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

  describe('what is refused before anybody looks at it', () => {
    it.each([
      [
        'a form',
        { ...ours, 'content-type': 'application/x-www-form-urlencoded' },
        'login=a',
        415,
        'unsupported-media-type',
      ],
      ['plain text', { ...ours, 'content-type': 'text/plain' }, '{}', 415, 'unsupported-media-type'],
      ['half a document', ours, '{"login":', 400, 'invalid-body'],
      ['a body over 1 MB', ours, `"${'a'.repeat(1_100_000)}"`, 413, 'body-too-large'],
      ['a prototype', ours, '{"__proto__":{"roles":["office"]}}', 400, 'invalid-body'],
      ['a page of another site', { ...ours, 'sec-fetch-site': 'cross-site' }, '{}', 403, 'cross-site'],
      ['nobody in particular', { 'content-type': 'application/json' }, '{}', 403, 'cross-site'],
    ])('%s', async (_, headers, body, status, slug) => {
      expect(problem(await send(headers, body))).toEqual([status, `/problems/${slug}`]);
    });

    it('a place that does not exist, in the language of whoever asks', async () => {
      const answer = await desk.api.inject({ url: '/api/v1/secrets', headers: { 'accept-language': 'en-GB' } });
      expect(problem(answer)).toEqual([404, '/problems/not-found']);
      expect(answer.json()).toMatchObject({
        title: problems['not-found'].en,
        instance: answer.headers['x-request-id'],
      });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    });

    it('whoever is not signed in', async () => {
      for (const url of ['/api/v1/session', '/api/v1/tasks', '/api/v1/organisation', `/api/v1/tasks/${randomUUID()}`])
        expect(problem(await desk.api.inject({ url }))).toEqual([401, '/problems/unauthenticated']);
    });

    it('a role that may not', async () => {
      const body = { text: '{}' };
      expect(problem(await desk.post('/api/v1/organisation/imports', body, { as: 'L2' }))).toEqual([
        403,
        '/problems/forbidden',
      ]);
    });
  });

  it('puts the same guard before every answer', async () => {
    for (const url of ['/livez', '/api/v1/openapi.json', '/', '/api/v1/tasks', '/api/v1/nothing']) {
      const { headers } = await desk.api.inject({ url });
      expect(headers['content-security-policy']).toContain(`default-src 'self'; script-src 'self'`);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  it('describes every operation, with who may do it', async () => {
    const document = (await desk.api.inject({ url: '/api/v1/openapi.json' })).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(described.every((operation) => operation['x-authorization'])).toBe(true);
    const ids = described.map(({ operationId }) => operationId).toSorted();
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(Object.keys(operations).toSorted());
  });

  it('shows how to build the page where it is not built', async () => {
    const answer = await desk.api.inject({ url: '/cycles' });
    expect([answer.statusCode, answer.body.includes('npm run build')]).toEqual([503, true]);
  });

  describe('a login', () => {
    const login = (name: string, password: string) => send(ours, JSON.stringify({ login: name, password }));

    beforeAll(async () => {
      await desk.admin.query(`update account set login = 'P-L2', password_hash = $1 where person_id = $2`, [
        await hashPassword('a long enough password'),
        desk.person('L2').id,
      ]);
    });

    it('opens a session whose cookie no page and no other site can read, and ends it', async () => {
      const answer = await login('P-L2', 'a long enough password');
      expect(answer.json()).toMatchObject({ person: { code: 'P-L2' }, roles: ['leader', 'voter'] });
      const [cookie = '', device] = answer.headers['set-cookie'] as string[];
      expect(cookie).toMatch(/^__Host-zeren=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      expect(device).toMatch(
        /^__Host-zeren-device=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=31536000$/,
      );
      const headers = { cookie: cookie.split(';', 1)[0] ?? '', 'sec-fetch-site': 'same-origin' };
      expect((await desk.api.inject({ url: '/api/v1/session', headers })).statusCode).toBe(200);
      expect((await desk.api.inject({ method: 'DELETE', url: '/api/v1/session', headers })).statusCode).toBe(204);
      expect((await desk.api.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401);
      expect(
        await desk.count('ledger_entry', `kind in ('session.opened', 'session.closed') and actor = $1`, [
          desk.person('L2').id,
        ]),
      ).toBe(2);
    });

    it('answers a wrong password and an unknown name alike', async () => {
      const [wrong, unknown] = [await login('P-L2', 'wrong'), await login('P-X9', 'wrong')];
      expect(problem(wrong)).toEqual([401, '/problems/wrong-credentials']);
      expect({ ...wrong.json(), instance: '' }).toEqual({ ...unknown.json(), instance: '' });
    });
  });

  describe('an inbox', () => {
    it('pages through what waits, earliest due first, without loss or repetition', async () => {
      const placed = new Set<string>();
      for (let i = 0; i < 7; i++) placed.add(await desk.task({ assignee: 'S99' }));
      placed.add(await desk.task({ assigneeKind: 'person', assignee: desk.person('S99').id }));
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = (await desk.get(`/api/v1/tasks?mine=open&limit=3${cursor && `&cursor=${cursor}`}`, 'S99')).json();
        seen.push(...page.items.map(({ id }: { id: string }) => id));
        expect(page.total).toEqual({ value: 8, relation: 'equal' });
        cursor = page.nextCursor ?? '';
      } while (cursor);
      expect(seen).toHaveLength(8);
      expect(new Set(seen)).toEqual(placed);
    });

    it('shows the desk of a body to whoever sits in it, and what somebody did afterwards under “done”', async () => {
      const taskId = await desk.task({ kind: 'issue-agenda', assigneeKind: 'body', assignee: 'leading-group-office' });
      const open = (await desk.get('/api/v1/tasks', 'S01')).json().items;
      expect(open.map(({ id }: { id: string }) => id)).toContain(taskId);
      expect((await desk.get(`/api/v1/tasks/${taskId}`, 'S01')).json()).toMatchObject({ allowedActs: ['complete'] });
      expect((await desk.get(`/api/v1/tasks/${taskId}`, 'S99')).statusCode).toBe(404);
      expect((await desk.act(taskId, { as: 'S01', body: { kind: 'complete' } })).statusCode).toBe(200);
      expect((await desk.get('/api/v1/tasks?mine=done', 'S01')).json().items[0]).toMatchObject({
        id: taskId,
        state: 'done',
      });
    });

    it('refuses a cursor that it did not write', async () => {
      expect(problem(await desk.get('/api/v1/tasks?cursor=abc'))).toEqual([400, '/problems/invalid-body']);
    });

    it('lets the office see what it may record on paper, but not act in somebody’s place', async () => {
      const { bearer } = await desk.letter();
      expect((await desk.get(`/api/v1/tasks/${bearer}`, 'S01')).json()).toMatchObject({
        allowedActs: [],
        paperActs: ['sign', 'return', 'refuse'],
      });
    });
  });

  describe('an import', () => {
    const imports = '/api/v1/organisation/imports';
    const file = () => anOrganisationFile(`demo-${desk.organisationId}`);
    const text = (value: object = file()) => JSON.stringify(value, null, 1);

    it('brings the organisation up to date, once, however often it is sent', async () => {
      const key = randomUUID();
      const sent = await Promise.all(Array.from({ length: 5 }, () => desk.post(imports, { text: text() }, { key })));
      expect(new Set(sent.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
      expect(sent[0]?.json()).toMatchObject({ written: true, posts: 4, memberships: 1 });
      expect(await desk.count('ledger_entry', `kind = 'organisation.imported'`)).toBe(1);
      expect((await desk.get('/api/v1/organisation')).json().posts[0].holder.name).toBe('新L1');
      expect(problem(await desk.post(imports, { text: text(), dryRun: true }, { key }))).toEqual([
        422,
        '/problems/idempotency-key-reused',
      ]);
    });

    it.each([
      [
        'a date that does not exist',
        (f: ReturnType<typeof file>) => (f.appointments[0]!.from = '2025-02-30'),
        'date-does-not-exist',
      ],
      ['a post without holder', (f: ReturnType<typeof file>) => f.appointments.pop(), 'post-without-holder'],
      [
        'a cascade that loops',
        (f: ReturnType<typeof file>) => Object.assign(f.bodies[1]!, { parent: 'committee' }),
        'cascade-loop',
      ],
      ['a code that leads nowhere', (f: ReturnType<typeof file>) => (f.posts[0]!.unit = 'D77'), 'code-unknown'],
      ['another organisation', (f: ReturnType<typeof file>) => (f.organisation.code = 'theirs'), 'other-organisation'],
    ])('refuses %s by line and writes nothing', async (_, spoil, code) => {
      const spoilt = file();
      spoilt.persons[0]!.name = '不应写入';
      spoil(spoilt);
      const answer = await desk.post(imports, { text: text(spoilt) });
      expect(problem(answer)).toEqual([422, '/problems/import-invalid']);
      expect(answer.json().errors[0].code).toBe(code);
      expect(await desk.count('person', `name = '不应写入'`)).toBe(0);
      expect(await desk.count('idempotency_record', 'status is null')).toBe(0);
    });
  });

  it('records what an auditor reads, with the answer', async () => {
    const before = await desk.count('ledger_entry', `kind = 'auditor.read'`);
    expect((await desk.get('/api/v1/organisation', 'A1')).statusCode).toBe(200);
    expect(await desk.count('ledger_entry', `kind = 'auditor.read'`)).toBe(before + 1);
    expect(
      await desk.count('ledger_entry', `kind = 'auditor.read' and actor = $1 and subject_id = 'getOrganisation'`, [
        desk.person('A1').id,
      ]),
    ).toBe(1);
  });

  it('tells a person that his inbox changed, and ends the stream when his session does', async () => {
    await desk.api.listen(0, '127.0.0.1');
    const stream = request(`${await desk.api.getUrl()}/api/v1/events`, { headers: desk.headers('S99') }).end();
    const [response] = await once(stream, 'response');
    let heard = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
    const hears = async (what: string) => {
      while (!heard.includes(what)) await once(response, 'data');
    };
    const prompted = await desk.task({ assignee: 'S01', kind: 'issue-agenda' });
    await hears('heartbeat');
    await desk.task({ assignee: 'S99' });
    await desk.act(prompted, { as: 'S01', body: { kind: 'complete' } });
    await hears('inbox.changed');
    expect(heard).toContain('board.changed');
    await desk.admin.query('delete from session where token_sha256 = $1', [desk.person('S99').sessionSha256]);
    await once(response, 'end');
  }, 30_000);
});
