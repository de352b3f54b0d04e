import { newId } from '@zeren/database';
import { letterText } from '@zeren/documents';
import type { LetterContent } from '@zeren/domain';
import { createHash } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';

const fireWatch = '本单位每月组织一次消防通道专项检查，对堵塞通道的摊位当场清理并登记在册，季度末向安委会报送台账';
const training = '建立新入职人员三级安全培训档案，未经考试合格不得上岗，培训记录由人事科保存三年以备核查';

const party = (token: string) => ({ token, title: '书记', name: token });
const contentOf = (code: string, bearer: string, changes: readonly string[]): LetterContent => ({
  code,
  level: code.slice(0, 1),
  year: 2026,
  organisation: '示例市委员会',
  superior: party('L1'),
  bearer: party(bearer),
  witness: null,
  periodFrom: '2026-01-01',
  periodUntil: '2026-12-31',
  annexes: [
    {
      domain: code === 'A01' ? 'integrity' : 'safety',
      weight: '100.00',
      indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: '全年无较大事故', fullMarks: '10.00' }],
    },
  ],
  changes,
});

interface Place {
  readonly code: string;
  readonly bearer: string;
  readonly superior?: string;
  readonly dueOn?: string;
  readonly completedAt?: string;
  readonly changes?: readonly string[];
  readonly text?: (whole: string) => string;
  readonly childRoundId?: string;
  readonly roundId?: string;
}

describe('what the office sees over all letters', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  const ids = new Map<string, string>();
  const idOf = (code: string) => ids.get(code) ?? '';
  const upper = newId();
  const lower = newId();

  const letters: readonly Place[] = [
    { code: 'A01', bearer: 'L2', dueOn: '2026-02-12', completedAt: '2026-02-11T01:00:00Z', changes: [fireWatch] },
    { code: 'A02', bearer: 'L3', dueOn: '2026-02-12', childRoundId: lower, changes: [training] },
    // Half past midnight of the 13th where the commission sits: a day late.
    { code: 'A03', bearer: 'L4', dueOn: '2026-02-12', completedAt: '2026-02-12T16:30:00Z', changes: [fireWatch] },
    { code: 'A04', bearer: 'L5', dueOn: '2026-02-12', text: (whole) => whole.replace('考核与奖惩', '考核') },
    { code: 'B01', bearer: 'H01', superior: 'L3', roundId: lower, text: () => '责任书' },
    { code: 'B02', bearer: 'person:P-R1', superior: 'L3', roundId: lower },
  ];

  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-02-14T01:00:00.000Z');
    for (const letter of letters) await place(letter);
  }, 90_000);
  afterAll(() => desk?.close());

  const version = async (id: string, number: number, content: LetterContent, text: string): Promise<string> => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    await desk.admin.query(
      `insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256) values ($1, $2, $3, $4, $5, $6)`,
      [desk.organisationId, id, number, JSON.stringify(content), text, sha256],
    );
    return sha256;
  };

  async function place({ code, bearer, changes = [], text = (whole) => whole, ...how }: Place): Promise<void> {
    const id = newId();
    ids.set(code, id);
    const { superior = 'L1', roundId = upper, childRoundId = null, dueOn, completedAt = null } = how;
    const state = completedAt ? 'complete' : dueOn ? 'open' : 'draft';
    await desk.admin.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, child_round_id, state, completed_at, document_sha256)
       values ($1, $2, $3, $4, left($4, 1), $5, $6, $7, $8, $9, $10, '')`,
      [desk.organisationId, id, cycleId, code, superior, bearer, roundId, childRoundId, state, completedAt],
    );
    const content = contentOf(code, bearer, changes);
    await version(id, 1, content, text(letterText(content)));
    if (!dueOn) return;
    await desk.admin.query(
      `with grouped as (
         insert into task_group (organisation_id, id, cycle_id, workflow_id, step, letter_id) values ($1, $2::uuid, $3, $2::uuid::text, 'sign', $2::uuid))
       insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, letter_id,
                         state, opened_at, due_on, due_at, due_rule)
       select $1, gen_random_uuid(), $3, $2::uuid, $2::uuid::text, 'letters', 'sign', 'sign-letter', $4, 'post', side, $2::uuid, $5,
              '2026-02-10', $6, $6::date + interval '16 hours', 'workingDays:2' from unnest(array['L1', $7]) side`,
      [desk.organisationId, id, cycleId, `letter/${code}`, completedAt ? 'done' : 'open', dueOn, bearer],
    );
  }

  const check = async (path: string, as = 'P-S01') =>
    (await desk.get(`/api/v1/cycles/${cycleId}/${path}`, { as })).json();

  it('names what a letter has to say and does not, before anything is opened; the letter says so itself', async () => {
    const { checked, items } = await check('letter-gaps');
    expect(checked).toBe(6);
    expect(items).toEqual([
      expect.objectContaining({ code: 'A04', state: 'open', missing: ['rewards-and-penalties'] }),
      expect.objectContaining({
        code: 'B01',
        state: 'draft',
        missing: ['scope', 'measures', 'rights-and-duties', 'rewards-and-penalties', 'indicators'],
      }),
    ]);
    const missing = async (code: string) => (await desk.get(`/api/v1/letters/${idOf(code)}`)).json().missing;
    expect([await missing('A04'), await missing('A01')]).toEqual([['rewards-and-penalties'], []]);
  });

  it('flags letters of different bearers that say the same in their own words, never form and plan', async () => {
    const { compared, fromPercent, items } = await check('letter-similarities');
    expect([compared, fromPercent]).toEqual([5, 70]);
    expect(items).toEqual([
      {
        one: expect.objectContaining({ code: 'A01', bearerPost: 'L2' }),
        other: expect.objectContaining({ code: 'A03', bearerPost: 'L4' }),
        percent: 100,
        passages: [fireWatch],
      },
    ]);
  });

  it('counts who signed in time as the rows do', async () => {
    const rates = await check('signing-rates');
    expect(rates.on).toBe('2026-02-14');
    const { rows } = await desk.admin.query(
      `select count(*)::int as due, count(*) filter (where on_time)::int as "onTime", count(*) filter (where completed_at is null)::int as unsigned
         from (select l.completed_at, (l.completed_at at time zone 'Asia/Shanghai')::date <= max(t.due_on) as on_time
                 from letter l join task t on t.letter_id = l.id where l.cycle_id = $1 group by l.id, l.organisation_id, l.completed_at
               having max(t.due_on) <= '2026-02-14') due`,
      [cycleId],
    );
    expect(rates.total).toMatchObject(rows[0]);
    expect(rates.total).toEqual({ letters: 6, complete: 2, due: 4, onTime: 1, late: 1, unsigned: 2, rate: '25.00' });
    const shown = (groups: readonly Record<string, unknown>[]) =>
      groups.map(({ key, letters: all, rate }) => [key, all, rate]);
    expect(shown(rates.levels)).toEqual([
      ['A', 4, '25.00'],
      ['B', 2, null],
    ]);
    expect(shown(rates.domains)).toEqual([
      ['integrity', 1, '100.00'],
      ['safety', 5, '0.00'],
    ]);
    const units: readonly { letters: number; key: string | null }[] = rates.units;
    expect(units.reduce((sum, { letters: all }) => sum + all, 0)).toBe(6);
    expect(units.at(-1)?.key).toBeNull();
  });

  it('counts as of an earlier day, too', async () => {
    expect((await check('signing-rates?on=2026-02-12')).total).toMatchObject({
      complete: 1,
      due: 4,
      late: 0,
      unsigned: 3,
    });
    expect((await check('signing-rates?on=2026-02-11')).total).toMatchObject({ due: 0, rate: null });
  });

  it('shows who waits for whom: the lower letters under the one that holds them back', async () => {
    const { cascade } = await check('signing-rates');
    const shown = cascade.map(({ code, above, waitingFor, opensAfter }: Record<string, unknown>) => [
      code,
      above,
      waitingFor,
      opensAfter,
    ]);
    expect(shown).toEqual([
      ['A01', null, [], null],
      ['A02', null, expect.arrayContaining(['L1', 'L3']), null],
      ['B01', idOf('A02'), [], 'A02'],
      ['B02', idOf('A02'), [], 'A02'],
      ['A03', null, [], null],
      ['A04', null, expect.arrayContaining(['L1', 'L5']), null],
    ]);
  });

  it('shows what a later version says otherwise, word by word', async () => {
    const content = contentOf('A04', 'L5', ['每季度改为每月报告']);
    await version(idOf('A04'), 2, content, letterText(content));
    const url = `/api/v1/letters/${idOf('A04')}/versions`;
    const { parts, ...rest } = (await desk.get(`${url}/2/changes`, { as: 'P-L5' })).json();
    expect(rest).toEqual({ letterId: idOf('A04'), version: 2, since: 1 });
    const texts = (kind: string) =>
      parts.flatMap((part: Record<string, string>) => (part['kind'] === kind ? [part['text']] : []));
    expect(texts('removed')).toEqual([]);
    expect(texts('added').join('')).toContain('每季度改为每月报告');
    expect(texts('added').join('')).toContain('奖惩');
    const same = (await desk.get(`${url}/2/changes?since=2`)).json();
    expect(same.parts.map(({ kind }: { kind: string }) => kind)).toEqual(['same']);
    for (const missing of [`${url}/3/changes`, `${url}/2/changes?since=7`])
      expect((await desk.get(missing)).statusCode).toBe(404);
  });

  it('is for office and auditor alone, and of no other year', async () => {
    for (const path of ['letter-gaps', 'letter-similarities', 'signing-rates']) {
      expect((await desk.get(`/api/v1/cycles/${cycleId}/${path}`, { as: 'P-L2' })).statusCode).toBe(403);
      expect((await desk.get(`/api/v1/cycles/${cycleId}/${path}`, { as: 'P-A1' })).statusCode).toBe(200);
      expect((await desk.get(`/api/v1/cycles/${newId()}/${path}`)).statusCode).toBe(404);
    }
  });
});
