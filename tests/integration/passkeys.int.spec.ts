import { createApi } from '@zeren/api';
import type { CreationOptions, OpenSession, PasskeyView, RequestOptions, TypedAssertion } from '@zeren/api-contracts';
import type { SignatureAct } from '@zeren/domain';
import { isAssertionSound, SoftwareAuthenticator, type StoredAssertion } from '@zeren/signing';
import { randomUUID } from 'node:crypto';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

const password = 'a long enough password';
const site = { rpId: 'zeren.example', origin: 'https://zeren.example' };
const passkeys = '/api/v1/session/passkeys';

interface Asking {
  readonly as?: string;
  readonly body?: object;
  readonly key?: string;
  readonly cookie?: string;
}

describe('passkeys', () => {
  let desk: SigningDesk;
  let strict: SigningDesk['api'];

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.giveLogins(password);
    strict = await createApi(anApiConfig(desk.database.appUrl, { signatureAssurance: 'passkey' }));
  }, 60_000);
  afterEach(() => desk.admin.query('delete from passkey; truncate rate_window'));
  afterAll(async () => {
    await strict?.close();
    await desk?.close();
  });

  const ask = (method: Method, url: string, { as = 'L2', body, key = randomUUID(), cookie }: Asking = {}) =>
    strict.inject({
      method,
      url,
      headers: { ...desk.headers(as), ...(cookie ? { cookie } : {}), 'idempotency-key': key },
      ...(body ? { payload: body } : {}),
    });
  const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
    answer.statusCode,
    answer.json().type.replace('/problems/', ''),
  ];

  const beginEnrolment = async (as = 'L2') =>
    (await ask('PUT', `${passkeys}/enrolment`, { as, body: { password } })).json<CreationOptions>();
  const enrolled = async (as = 'L2') => {
    const passkey = new SoftwareAuthenticator(site);
    const attestation = passkey.attest((await beginEnrolment(as)).challenge);
    const answer = await ask('POST', passkeys, {
      as,
      body: { ...attestation, name: '手机', transports: ['internal'] },
    });
    expect(answer.statusCode).toBe(200);
    return { passkey, view: answer.json<PasskeyView>() };
  };
  const challengeFor = async (taskId: string, as = 'L2') => {
    const answer = await ask('PUT', `/api/v1/tasks/${taskId}/passkey-challenge`, {
      as,
      body: { kind: 'sign', documentSha256: textSha256 },
    });
    expect(answer.statusCode).toBe(200);
    return answer.json<RequestOptions>().challenge;
  };
  const sign = (taskId: string, passkey?: TypedAssertion, { key = randomUUID(), as = 'L2' }: Asking = {}) =>
    ask('POST', `/api/v1/tasks/${taskId}/acts`, {
      as,
      key,
      body: { kind: 'sign', documentSha256: textSha256, ...(passkey ? { passkey } : {}) },
    });
  const stepUp = async (passkey: SoftwareAuthenticator) => {
    const { challenge } = (await ask('PUT', '/api/v1/session/step-up/passkey')).json<RequestOptions>();
    const answer = await ask('POST', '/api/v1/session/step-up/passkey', { body: passkey.assert(challenge) });
    const [, token] = /^__Host-zeren=([\w-]{43});/.exec(String(answer.headers['set-cookie'])) ?? [];
    if (token) desk.goOnWith('L2', token);
    return answer;
  };
  const evidenceOf = async (taskId: string) => {
    const { rows } = await desk.admin.query<{
      assurance: string;
      content: { assertionSha256: string };
      payload: string;
    }>('select a.assurance, a.content, e.payload from act a join ledger_entry e on e.id = a.id where a.task_id = $1', [
      taskId,
    ]);
    return rows;
  };
  const refusals = () => desk.count('ledger_entry', `kind = 'passkey.refused'`);

  describe('of one’s own', () => {
    it('are enrolled with the password first, listed, and never twice', async () => {
      const begin = (body: object) => ask('PUT', `${passkeys}/enrolment`, { body });
      expect(problem(await begin({}))).toEqual([401, 'wrong-credentials']);
      expect(problem(await begin({ password: 'wrong' }))).toEqual([401, 'wrong-credentials']);
      const { passkey, view } = await enrolled();
      expect(view).toEqual({ id: view.id, name: '手机', enrolledAt: view.enrolledAt, usedAt: null, backedUp: false });
      expect((await ask('GET', passkeys)).json()).toEqual([view]);
      expect((await ask('GET', passkeys, { as: 'L1' })).json()).toEqual([]);
      expect(problem(await begin({ password }))).toEqual([403, 'step-up-required']);
      expect((await stepUp(passkey)).statusCode).toBe(200);
      const again = (await begin({})).json<CreationOptions>();
      expect(again.excludeCredentials.map(({ id }) => id)).toEqual([passkey.credentialId]);
      const body = { ...passkey.attest(again.challenge), name: '又一次', transports: [] };
      expect(problem(await ask('POST', passkeys, { body }))).toEqual([409, 'passkey-exists']);
      const { rows } = await desk.admin.query<{ payload: string }>(
        `select payload from ledger_entry where kind = 'passkey.enrolled' and actor = $1`,
        [desk.person('L2').id],
      );
      expect(rows.map(({ payload }) => JSON.parse(payload).subject.publicKey)).toEqual([passkey.publicKey]);
    });

    it('are not enrolled with a challenge of another session, of another purpose, used, or too old', async () => {
      const fresh = new SoftwareAuthenticator(site);
      const enrol = (challenge: string, as = 'L2') =>
        ask('POST', passkeys, { as, body: { ...fresh.attest(challenge), name: 'x', transports: [] } });
      const { challenge } = await beginEnrolment();
      expect(problem(await enrol(challenge, 'L1'))).toEqual([409, 'challenge-spent']);
      await desk.signIn('L2');
      expect(problem(await enrol(challenge))).toEqual([409, 'challenge-spent']);
      await enrolled();
      const { challenge: forStepUp } = (await ask('PUT', '/api/v1/session/step-up/passkey')).json<RequestOptions>();
      expect(problem(await enrol(forStepUp))).toEqual([409, 'challenge-spent']);
      await desk.admin.query('delete from passkey');
      const { challenge: late } = await beginEnrolment();
      await desk.admin.query(`update passkey_challenge set expires_at = now() where challenge = $1`, [late]);
      expect(problem(await enrol(late))).toEqual([409, 'challenge-spent']);
      const unverified = fresh.attest((await beginEnrolment()).challenge, { isUserVerified: false });
      const body = { ...unverified, name: 'x', transports: [] };
      expect(problem(await ask('POST', passkeys, { body }))).toEqual([422, 'passkey-refused']);
    });

    it('raise the session under a new token, which says what raised it', async () => {
      const { passkey } = await enrolled();
      const before = desk.person('L2').cookie;
      expect((await stepUp(passkey)).statusCode).toBe(200);
      expect((await ask('GET', '/api/v1/session', { cookie: before })).statusCode).toBe(401);
      const listed = (await ask('GET', '/api/v1/sessions')).json<OpenSession[]>();
      expect(listed.find(({ current }) => current)?.assurance).toBe('passkey-session');
      expect((await ask('GET', passkeys)).json<PasskeyView[]>()[0]?.usedAt).not.toBeNull();
    });

    it('are removed by their holder once his session is raised, or all by an administrator', async () => {
      const { passkey, view } = await enrolled();
      await desk.signIn('L2');
      const remove = (id: string, as = 'L2') => ask('DELETE', `${passkeys}/${id}`, { as });
      expect(problem(await remove(view.id))).toEqual([403, 'step-up-required']);
      expect(problem(await remove(view.id, 'L1'))).toEqual([404, 'not-found']);
      await stepUp(passkey);
      expect((await remove(view.id)).statusCode).toBe(204);
      expect(problem(await ask('PUT', '/api/v1/session/step-up/passkey'))).toEqual([409, 'second-factor-missing']);
      await desk.signIn('L2');
      await enrolled();
      const reset = `/api/v1/persons/${desk.person('L2').id}/second-factor`;
      expect((await ask('DELETE', reset, { as: 'S99' })).statusCode).toBe(204);
      expect((await ask('GET', passkeys)).json()).toEqual([]);
    });
  });

  describe('where they are necessary for signing', () => {
    it('confirm exactly this act, with evidence that anybody verifies offline', async () => {
      const { passkey } = await enrolled();
      const { bearer } = await desk.letter();
      expect(problem(await sign(bearer))).toEqual([403, 'assurance-too-low']);
      await stepUp(passkey);
      expect(problem(await sign(bearer))).toEqual([403, 'assurance-too-low']);

      expect((await sign(bearer, passkey.assert(await challengeFor(bearer)))).statusCode).toBe(200);
      const [evidence] = await evidenceOf(bearer);
      const { rows } = await desk.admin.query<{ content: StoredAssertion; sha256: string }>(
        'select content, sha256 from passkey_assertion where task_id = $1',
        [bearer],
      );
      const [stored] = rows;
      if (!stored || !evidence) throw new Error('nothing was kept');
      expect([evidence.assurance, JSON.parse(evidence.payload).assurance]).toEqual(['passkey', 'passkey']);
      expect(evidence.content).toEqual({ assertionSha256: stored.sha256 });
      expect(await isAssertionSound(stored.content, evidence.content.assertionSha256)).toBe(true);
      expect(stored.content.confirmed).toMatchObject({ taskId: bearer, round: 1, documentSha256: textSha256 });
      expect(await desk.count('session', `assurance = 'passkey'`)).toBe(0);
      await expect(desk.admin.query(`update passkey_assertion set sha256 = 'x'`)).rejects.toThrow();
    });

    it.each<[string, SignatureAct, string | undefined]>([
      ['witness-letter', 'witness', textSha256],
      ['confirm-letter', 'confirm', textSha256],
      ['accept-review', 'confirm', undefined],
    ])('confirm %s like a signature', async (kind, act, documentSha256) => {
      const { passkey } = await enrolled();
      const taskId = await desk.task({ kind });
      const bound = { kind: act, ...(documentSha256 ? { documentSha256 } : {}) };
      const begin = async () =>
        (await ask('PUT', `/api/v1/tasks/${taskId}/passkey-challenge`, { body: bound })).json<RequestOptions>()
          .challenge;
      const send = (body: object) => ask('POST', `/api/v1/tasks/${taskId}/acts`, { body });
      expect(problem(await send(bound))).toEqual([403, 'assurance-too-low']);
      const otherAct = { kind: 'sign', documentSha256: textSha256, passkey: passkey.assert(await begin()) };
      expect(problem(await send(otherAct))).toEqual([422, 'passkey-refused']);
      const otherText = { kind: act, documentSha256: 'b'.repeat(64), passkey: passkey.assert(await begin()) };
      expect(problem(await send(otherText))).toEqual([422, 'passkey-refused']);
      expect((await send({ ...bound, passkey: passkey.assert(await begin()) })).statusCode).toBe(200);
      const [evidence] = await evidenceOf(taskId);
      expect([evidence?.assurance, JSON.parse(evidence?.payload ?? '{}').assurance]).toEqual(['passkey', 'passkey']);
      const { rows } = await desk.admin.query<{ content: StoredAssertion; sha256: string }>(
        'select content, sha256 from passkey_assertion where task_id = $1',
        [taskId],
      );
      expect(rows[0] && (await isAssertionSound(rows[0].content, rows[0].sha256))).toBe(true);
      expect(rows[0]?.content.confirmed).toMatchObject({ act, documentSha256: documentSha256 ?? null });
    });

    it('leave the session as it was: whoever holds its cookie can do no more than before', async () => {
      const { passkey, view } = await enrolled();
      await desk.signIn('L2');
      const { bearer } = await desk.letter();
      expect((await sign(bearer, passkey.assert(await challengeFor(bearer)))).statusCode).toBe(200);
      expect(problem(await ask('DELETE', `${passkeys}/${view.id}`))).toEqual([403, 'step-up-required']);
      expect(problem(await sign((await desk.letter()).bearer))).toEqual([403, 'assurance-too-low']);
    });

    it('confirm nothing else, refused and recorded', async () => {
      const { passkey } = await enrolled();
      const stranger = await enrolled('L1');
      const [one, other] = [await desk.letter(), await desk.letter()];
      const before = await refusals();
      const tries: readonly [string, (challenge: string) => TypedAssertion, string?][] = [
        ['another task', (challenge) => passkey.assert(challenge), other.bearer],
        ['not verified', (challenge) => passkey.assert(challenge, { isUserVerified: false })],
        ['not present', (challenge) => passkey.assert(challenge, { isUserPresent: false })],
        ['another origin', (challenge) => passkey.assert(challenge, { origin: 'https://zeren.example.evil' })],
        ['localhost', (challenge) => passkey.assert(challenge, { origin: 'http://localhost:4310' })],
        ['another site', (challenge) => passkey.assert(challenge, { rpId: 'evil.example' })],
        ['somebody else’s key', (challenge) => stranger.passkey.assert(challenge)],
        ['an unknown key', (challenge) => new SoftwareAuthenticator(site).assert(challenge)],
        [
          'a claimed key',
          (challenge) => ({ ...stranger.passkey.assert(challenge), credentialId: passkey.credentialId }),
        ],
      ];
      for (const [what, make, taskId = one.bearer] of tries) {
        const answer = await sign(taskId, make(await challengeFor(one.bearer)));
        expect([what, ...problem(answer)]).toEqual([what, 422, 'passkey-refused']);
      }
      passkey.signCount = 0;
      await desk.admin.query('update passkey set sign_count = 1000; truncate rate_window');
      expect(problem(await sign(one.bearer, passkey.assert(await challengeFor(one.bearer))))).toEqual([
        422,
        'passkey-refused',
      ]);
      expect(await refusals()).toBe(before + tries.length + 1);
      expect(await evidenceOf(one.bearer)).toEqual([]);
    });

    it('are asked once: a challenge that was used, is too old or another session’s is none', async () => {
      const { passkey } = await enrolled();
      const [one, other] = [await desk.letter(), await desk.letter()];
      const refused = await challengeFor(one.bearer);
      await sign(one.bearer, passkey.assert(refused, { isUserVerified: false }));
      expect(problem(await sign(one.bearer, passkey.assert(refused)))).toEqual([409, 'challenge-spent']);

      const late = await challengeFor(one.bearer);
      await desk.admin.query('update passkey_challenge set expires_at = now() where challenge = $1', [late]);
      expect(problem(await sign(one.bearer, passkey.assert(late)))).toEqual([409, 'challenge-spent']);

      const ofOther = await challengeFor(one.bearer);
      await desk.signIn('L2');
      expect(problem(await sign(one.bearer, passkey.assert(ofOther)))).toEqual([409, 'challenge-spent']);

      const assertion = passkey.assert(await challengeFor(one.bearer));
      expect((await sign(one.bearer, assertion)).statusCode).toBe(200);
      expect(problem(await sign(one.bearer, assertion))).toEqual([409, 'challenge-spent']);
      expect(problem(await sign(other.bearer, assertion))).toEqual([409, 'challenge-spent']);
      expect(await evidenceOf(other.bearer)).toEqual([]);
    });

    it('answer a repetition as the first time, also when the confirmation is long over', async () => {
      const { passkey } = await enrolled();
      const { bearer } = await desk.letter();
      const [key, assertion] = [randomUUID(), passkey.assert(await challengeFor(bearer))];
      const first = await sign(bearer, assertion, { key });
      const second = await sign(bearer, assertion, { key });
      expect([second.statusCode, second.json().entryId]).toEqual([200, first.json().entryId]);
      expect(await evidenceOf(bearer)).toHaveLength(1);
      expect(await desk.count('passkey_assertion', 'task_id = $1', [bearer])).toBe(1);
      await agePast(bearer);
      expect((await sign(bearer, assertion, { key })).json().entryId).toBe(first.json().entryId);
    });

    it('keep what was confirmed when the act is refused, and let it be tried again in time under the same key alone', async () => {
      const { passkey } = await enrolled();
      const { bearer } = await desk.letter();
      const [key, assertion] = [randomUUID(), passkey.assert(await challengeFor(bearer))];
      await desk.admin.query(`update task set state = 'withdrawn' where id = $1`, [bearer]);
      expect(problem(await sign(bearer, assertion, { key }))).toEqual([409, 'task-closed']);
      expect(await desk.count('passkey_assertion', 'task_id = $1', [bearer])).toBe(1);
      await desk.admin.query(`update task set state = 'open' where id = $1`, [bearer]);
      expect(problem(await sign(bearer, assertion))).toEqual([409, 'challenge-spent']);
      await agePast(bearer);
      expect(problem(await sign(bearer, assertion, { key }))).toEqual([409, 'challenge-spent']);
      await agePast(bearer, true);
      expect((await sign(bearer, assertion, { key })).statusCode).toBe(200);
      expect((await evidenceOf(bearer)).map(({ assurance }) => assurance)).toEqual(['passkey']);
    });

    it('are not to be guessed: ten failures, then a quarter of an hour', async () => {
      const { passkey } = await enrolled();
      const { bearer } = await desk.letter();
      const challenge = await challengeFor(bearer);
      for (let i = 0; i < 10; i++) await sign(bearer, { ...passkey.assert(challenge), signature: 'AAAA' });
      expect(problem(await sign(bearer, passkey.assert(await challengeFor(bearer))))).toEqual([
        429,
        'too-many-requests',
      ]);
    });

    it('do not stand in the way of sending back, or of paper', async () => {
      const [returned, paper] = [await desk.letter(), await desk.letter()];
      const act = (taskId: string, body: object, as = 'L2') =>
        ask('POST', `/api/v1/tasks/${taskId}/acts`, { as, body });
      expect((await act(returned.bearer, { kind: 'return', reason: '数字有误' })).statusCode).toBe(200);
      const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'S01', signedOn: '2026-11-20' };
      const body = { kind: 'sign', documentSha256: textSha256, onPaper };
      expect((await act(paper.bearer, body, 'S01')).statusCode).toBe(200);
    });

    it('are asked only of whom the task is for, about the text it shows', async () => {
      await enrolled();
      await enrolled('S99');
      const { bearer } = await desk.letter();
      const begin = (as: string, documentSha256 = textSha256) =>
        ask('PUT', `/api/v1/tasks/${bearer}/passkey-challenge`, { as, body: { kind: 'sign', documentSha256 } });
      expect(problem(await begin('S99'))).toEqual([404, 'not-found']);
      expect(problem(await begin('S01'))).toEqual([422, 'act-not-allowed']);
      expect(problem(await begin('L2', 'b'.repeat(64)))).toEqual([409, 'document-changed']);
    });
  });

  /** As if five minutes had passed since the confirmation was asked for; `isOpen` makes it five minutes more. */
  const agePast = async (taskId: string, isOpen = false) => {
    await desk.admin.query('set session_replication_role = replica');
    await desk.admin.query(
      `update passkey_assertion set content = jsonb_set(content, '{confirmed,expiresAt}', to_jsonb($2::text)) where task_id = $1`,
      [taskId, new Date(Date.now() + (isOpen ? 300_000 : -1)).toISOString()],
    );
    await desk.admin.query('set session_replication_role = origin');
  };
});
