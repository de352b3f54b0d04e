import { createApi } from '@zeren/api';
import { Database } from '@zeren/database';
import { PaceWatch } from '@zeren/worker';
import { randomUUID } from 'node:crypto';
import { anApiConfig } from '../support/an-api-config';
import { SigningDesk, textSha256 } from '../support/signing-desk';
import { until } from '../support/until';

const limit = 5;
const byL2 = `kind = 'pace.flagged' and subject_kind = 'person' and subject_id = $1`;

describe('acts faster than anybody reads', () => {
  let desk: SigningDesk;
  let second: SigningDesk['api'];
  let worker: Database;
  const logged: string[] = [];

  beforeAll(async () => {
    desk = await SigningDesk.open();
    second = await createApi(anApiConfig(desk.database.appUrl));
    worker = await Database.open(desk.database.appUrl, 4);
  }, 60_000);
  /** What was done before does not count for the next test, as after some days. */
  afterEach(() => later('2 days'));
  afterAll(async () => {
    await worker?.close();
    await second?.close();
    await desk?.close();
    expect(logged).toEqual([]);
  });

  const watch = () =>
    new PaceWatch(worker, {
      limit,
      everyMs: 10,
      organisations: () => Promise.resolve([desk.organisationId]),
      log: (event, { error }) => logged.push(`${event}: ${String(error)}`),
    });
  /** As if so much time had passed; acts can only be added to, so without their triggers. */
  const later = (interval: '61 seconds' | '2 minutes' | '10 minutes' | '2 days') =>
    desk.admin.query(`set session_replication_role = replica;
      update act set recorded_at = recorded_at - interval '${interval}';
      update ledger_entry set recorded_at = recorded_at - interval '${interval}'; set session_replication_role = origin`);
  const flagged = () => desk.count('ledger_entry', byL2, [desk.person('L2').id]);
  const send = async (api: SigningDesk['api'], taskId: string, body: object, as = 'L2') => {
    const answer = await api.inject({
      method: 'POST',
      url: `/api/v1/tasks/${taskId}/acts`,
      headers: { ...desk.headers(as), 'idempotency-key': randomUUID() },
      payload: body,
    });
    expect(answer.statusCode).toBe(200);
  };
  const signature = { kind: 'sign', documentSha256: textSha256 };
  const sign = async (count: number, api = desk.api) => {
    for (let n = 0; n < count; n += 1) await send(api, await desk.task(), signature);
  };

  it('stay valid, through however many processes, and leave one entry once the minute is over', async () => {
    await sign(2);
    await sign(1, second);
    await send(desk.api, await desk.task({ kind: 'witness-letter' }), { ...signature, kind: 'witness' });
    await send(second, await desk.task({ kind: 'accept-review' }), { kind: 'confirm', comment: '同意' });
    const { taskId, words } = await desk.ballot();
    await send(second, taskId, { kind: 'cast', marks: { A01: words.A01 } });
    await watch().look();
    expect(await flagged()).toBe(0);

    await later('2 minutes');
    const watches = [watch(), watch()];
    await Promise.all(watches.map((one) => one.look()));
    await Promise.all(watches.map((one) => one.look()));
    const { rows } = await desk.admin.query<{ payload: string; cycle_id: string }>(
      `select payload, cycle_id from ledger_entry where ${byL2}`,
      [desk.person('L2').id],
    );
    expect(rows.map(({ cycle_id }) => cycle_id)).toEqual([desk.cycleId]);
    const { actorId, subject } = JSON.parse(rows[0]?.payload ?? '{}');
    expect([actorId, subject]).toEqual([
      'pace-watch',
      { id: desk.person('L2').id, kind: 'person', count: 6, limit, windowFrom: subject.windowFrom, windowS: 60 },
    ]);
    expect(subject.windowFrom % 60).toBe(0);
  });

  it('are read by an auditor on the timeline of the person and of the year', async () => {
    await desk.admin.query(`update account set roles = '{auditor}' where person_id = $1`, [desk.person('A1').id]);
    await desk.signIn('A1');
    for (const path of [`persons/${desk.person('L2').id}`, `cycles/${desk.cycleId}`]) {
      const answer = await desk.get(`/api/v1/${path}/timeline`, 'A1');
      expect([path, answer.statusCode]).toEqual([path, 200]);
      const tokens = answer.json<{ items: readonly { token: string }[] }>().items.map(({ token }) => token);
      expect(tokens).toContain('pace.flagged');
    }
  });

  it('are not flagged for as many as may be, for more in a longer time, for other acts, or from paper', async () => {
    const before = await flagged();
    await sign(limit);
    await later('61 seconds');
    await sign(limit);
    for (let n = 0; n < limit; n += 1)
      await send(desk.api, await desk.task({ kind: 'hold-talk' }), { kind: 'file', text: '已谈' });
    const onPaper = { scanSha256: 'a'.repeat(64), witnessPost: 'S01', signedOn: '2026-11-20' };
    for (let n = 0; n <= limit; n += 1) await send(desk.api, await desk.task(), { ...signature, onPaper }, 'S01');
    await later('2 minutes');
    await watch().look();
    expect(await flagged()).toBe(before);
    expect(await desk.count('ledger_entry', byL2, [desk.person('S01').id])).toBe(0);
  });

  it('are found while two watch, of whom one leads, and once more in another minute', async () => {
    const before = await flagged();
    await sign(limit + 1);
    await later('10 minutes');
    const stop = new AbortController();
    const running = [watch(), watch()].map((one) => one.run(stop.signal));
    try {
      await until('an entry', async () => (await flagged()) > before, 20_000);
    } finally {
      stop.abort();
      await Promise.all(running);
    }
    expect(await flagged()).toBe(before + 1);
  });
});
