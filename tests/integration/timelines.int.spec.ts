import type { TimelineItem } from '@zeren/api-contracts';
import { newId } from '@zeren/database';
import { ledgerEntry } from '@zeren/ledger';
import { SigningDesk } from '../support/signing-desk';
import { until } from '../support/until';

interface Written {
  readonly kind?: Parameters<typeof ledgerEntry>[0]['kind'];
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actor?: string;
  readonly at?: number;
  readonly facts?: Readonly<Record<string, string>>;
}

const start = Date.parse('2026-02-10T01:00:00Z');

describe('timelines of an organisation', () => {
  let desk: SigningDesk;
  beforeAll(async () => {
    desk = await SigningDesk.open();
    await desk.admin.query(`update cycle set frame = '{"pools":[{"code":"deputies"},{"code":"branches"}]}'`);
  }, 60_000);
  afterAll(() => desk?.close());

  async function write(entries: readonly Written[]): Promise<readonly string[]> {
    const stored = entries.map(
      ({ kind = 'problem.recorded', subjectKind, subjectId, actor = 'test/1', at = 0, facts }) => ({
        subjectKind,
        subjectId,
        ...ledgerEntry({
          entryId: newId(),
          organisationId: desk.organisationId,
          kind,
          actorId: actor,
          businessAt: start + at,
          recordedAt: start + at,
          subject: { id: subjectId, kind: subjectKind, ...facts },
        }),
      }),
    );
    await desk.admin.query(
      `insert into ledger_entry (organisation_id, id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash, business_at, recorded_at)
       select $1, n.id, n.kind, $2, n.subject_kind, n.subject_id, n.actor, n.payload, decode(n.leaf, 'hex'),
              to_timestamp(n.at / 1000.0), to_timestamp(n.at / 1000.0)
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::float8[])
              as n (id, kind, subject_kind, subject_id, actor, payload, leaf, at)`,
      [
        ...[desk.organisationId, desk.cycleId],
        stored.map(({ entryId }) => entryId),
        stored.map(({ kind }) => kind),
        stored.map(({ subjectKind }) => subjectKind),
        stored.map(({ subjectId }) => subjectId),
        stored.map(({ actorId }) => actorId),
        stored.map(({ payload }) => payload),
        stored.map(({ leafHash }) => leafHash.toString('hex')),
        stored.map(({ recordedAt }) => recordedAt),
      ],
    );
    return stored.map(({ entryId }) => entryId);
  }

  const read = async (path: string) => {
    const { items, process } = (await desk.get(`/api/v1/${path}/timeline`, 'A1')).json<{
      items: TimelineItem[];
      process: { source: string };
    }>();
    return { ids: items.map(({ id }) => id), process };
  };
  const file = (query: string, as = 'A1') => desk.get(`/api/v1/timeline-export?${query}`, as);

  it('of a person hold what he did, what was done to him and what was asked of him, and nothing else', async () => {
    const { bearer } = await desk.letter();
    const me = desk.person('L2').id;
    const other = desk.person('L1').id;
    const [asked, mine, aboutMe, theirs, ofOthers] = await write([
      { kind: 'task.opened', subjectKind: 'task', subjectId: bearer },
      { subjectKind: 'problem', subjectId: 'q1/1', actor: me },
      { kind: 'second-factor.removed', subjectKind: 'person', subjectId: me, actor: other },
      { subjectKind: 'problem', subjectId: 'q1/2', actor: other },
      { kind: 'task.opened', subjectKind: 'task', subjectId: newId() },
    ]);
    const act = (await desk.act(bearer)).json<{ entryId: string }>().entryId;
    const { ids, process } = await read(`persons/${me}`);
    expect(ids).toEqual(expect.arrayContaining([asked, mine, aboutMe, act]));
    expect(ids.filter((id) => id === theirs || id === ofOthers)).toEqual([]);
    expect(process).toEqual({ source: 'none' });
    expect((await desk.get(`/api/v1/persons/${newId()}/timeline`, 'A1')).statusCode).toBe(404);
  });

  it('of a person are read without the rest of the ledger', async () => {
    await desk.admin.query(
      `insert into ledger_entry (organisation_id, id, kind, subject_kind, subject_id, actor, payload, leaf_hash, business_at, recorded_at)
       select $1, gen_random_uuid(), case when i % 2 = 0 then 'letter.signed' else 'record.entered' end, 'record', i::text, 'somebody/' || i % 50, '{}', sha256(i::text::bytea), now(), now()
         from generate_series(1, 20000) i`,
      [desk.organisationId],
    );
    await desk.admin.query('analyze ledger_entry');
    const scans = async () => {
      const { rows } = await desk.admin.query<{ whole: string; byHand: string }>(
        `select t.seq_scan as whole, i.idx_scan as "byHand" from pg_stat_user_tables t join pg_stat_user_indexes i using (relid)
          where indexrelname = 'ledger_entry_by_hand'`,
      );
      return { whole: Number(rows[0]?.whole), byHand: Number(rows[0]?.byHand) };
    };
    const before = await scans();
    await read(`persons/${desk.person('L2').id}`);
    const after = await until('the index to be counted', async () => {
      const now = await scans();
      return now.byHand > before.byHand && now;
    });
    expect(after.whole).toBe(before.whole);
  });

  it('of a meeting hold its sitting, its tasks and its resolutions', async () => {
    const meetingId = newId();
    const resolutionId = newId();
    await desk.admin.query(
      `insert into meeting (organisation_id, id, cycle_id, code, kind, name_zh, name_en, held_on, chair_post)
       values ($1, $2, $3, 'Q1', 'quarterly', '一季度', 'First quarter', '2026-03-31', 'L1')`,
      [desk.organisationId, meetingId, desk.cycleId],
    );
    await desk.admin.query(
      `insert into resolution (organisation_id, id, meeting_id, code, unit_code, owner_post, verifier_post, text)
       values ($1, $2, $3, 'R1', 'D01', 'L2', 'L1', '跟办')`,
      [desk.organisationId, resolutionId, meetingId],
    );
    const taskId = await desk.task({ kind: 'issue-agenda' });
    await desk.admin.query(`update task set workflow_id = $2 where id = $1`, [taskId, `meeting/${desk.cycleId}/Q1`]);
    const wanted = await write([
      { kind: 'task.opened', subjectKind: 'task', subjectId: taskId },
      { kind: 'meeting.closed', subjectKind: 'meeting', subjectId: meetingId, at: 1 },
      { kind: 'resolution.verified', subjectKind: 'resolution', subjectId: resolutionId, at: 2 },
      { kind: 'deadline.moved', subjectKind: 'process', subjectId: `meeting/${desk.cycleId}/Q1`, at: 3 },
    ]);
    await write([{ kind: 'meeting.closed', subjectKind: 'meeting', subjectId: newId() }]);
    expect((await read(`meetings/${meetingId}`)).ids).toEqual(wanted);
  });

  it('of an evaluation hold its pool, and what concerns all pools, but no other pool', async () => {
    const ballot = await desk.task({ subject: 'ballot/deputies/peers', kind: 'cast-ballot' });
    const otherBallot = await desk.task({ subject: 'ballot/branches/staff', kind: 'cast-ballot' });
    const wanted = await write([
      { kind: 'task.opened', subjectKind: 'task', subjectId: ballot },
      { kind: 'ballot.opened', subjectKind: 'pool', subjectId: 'deputies', at: 1 },
      { kind: 'verdict.computed', subjectKind: 'pool', subjectId: 'deputies/2', at: 2 },
      { kind: 'publicity.opened', subjectKind: 'pool', subjectId: 'all', at: 3 },
    ]);
    await write([
      { kind: 'ballot.opened', subjectKind: 'pool', subjectId: 'branches' },
      { kind: 'task.opened', subjectKind: 'task', subjectId: otherBallot },
    ]);
    const pools = `cycles/${desk.cycleId}/evaluations`;
    expect((await read(`${pools}/deputies`)).ids).toEqual(wanted);
    expect((await desk.get(`/api/v1/${pools}/nobody/timeline`, 'A1')).statusCode).toBe(404);
    expect((await desk.get(`/api/v1/${pools}/${encodeURIComponent("'x")}/timeline`, 'A1')).statusCode).toBe(400);
  });

  describe('as a file', () => {
    let of: string;
    const titles = Array.from({ length: 2_300 }, (_, no) => `=SUM(${no})，"甲"`);
    beforeAll(async () => {
      const actor = desk.person('S01').id;
      const taskId = await desk.task();
      of = `of=task&id=${taskId}`;
      await write(
        titles.map((title, no) => ({
          kind: no % 100 === 0 ? ('task.escalated' as const) : ('reminder.sent' as const),
          ...{ subjectKind: 'task', subjectId: taskId, actor, at: no * 3_600_000, facts: { title } },
        })),
      );
    }, 30_000);

    it('hold every entry once, in the order of recording, however many pages that are', async () => {
      const answer = await file(`${of}&format=json`);
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="timeline-task-[0-9a-f]{8}\.json"$/);
      const { items } = answer.json<{ items: TimelineItem[] }>();
      expect(items.map(({ raw }) => (raw as { subject: { title: string } }).subject.title)).toEqual(titles);
    });

    it('are what a spreadsheet reads: UTF-8 with its mark, quoted, and nothing that calculates', async () => {
      const { body, headers } = await file(`${of}&kind=task.escalated`);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      const [head, ...lines] = body.split('\r\n');
      expect(head).toMatch(/^\uFEFFrecordedAt,businessAt,source,kind,/);
      expect(lines.filter(Boolean)).toHaveLength(23);
      expect(lines[0]).toContain('"{""actorId""');
      expect(body).not.toMatch(/(^|,|\n)"?[=+@-]/);
    });

    it.each([
      ['deviations=only', 23],
      ['kind=reminder.sent', 2_277],
      ['from=2026-02-11&until=2026-02-11', 24],
      ['search=SUM(42)', 1],
      ['search=SUM(42)&searchKinds=task.escalated', 24],
      ['source=process', 0],
    ])('hold what the filter leaves: %s', async (filter, count) => {
      const { items } = (await file(`${of}&format=json&${filter}`)).json<{ items: unknown[] }>();
      expect(items).toHaveLength(count);
    });

    it('are for the office and the auditor, whose reading is written down', async () => {
      const readings = () => desk.count('ledger_entry', `kind = 'auditor.read' and subject_id = 'exportTimeline'`);
      const before = await readings();
      expect((await file(of, 'L2')).statusCode).toBe(403);
      expect((await file(of, 'S01')).statusCode).toBe(200);
      expect(await readings()).toBe(before);
      expect((await file(of)).statusCode).toBe(200);
      expect(await readings()).toBe(before + 1);
    });

    it('are refused for an evaluation without its pool, and for what nobody knows', async () => {
      expect((await file(`of=evaluation&id=${desk.cycleId}`)).statusCode).toBe(400);
      expect((await file(`${of}&pool=deputies`)).statusCode).toBe(400);
      expect((await file(`${of}&colour=red`)).statusCode).toBe(400);
      expect((await file(`of=task&id=${newId()}`)).statusCode).toBe(404);
    });
  });
});
