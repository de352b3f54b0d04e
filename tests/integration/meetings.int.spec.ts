import { randomUUID } from 'node:crypto';
import { CommissionDesk } from '../support/commission-desk';

const problem = (answer: { statusCode: number; json: () => { type: string } }) => [
  answer.statusCode,
  answer.json().type,
];

interface Meeting {
  readonly id: string;
  readonly code: string;
  readonly dueCount: number;
}

describe('a meeting', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  let meetings: readonly Meeting[] = [];
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-03-26T01:00:00.000Z');
    meetings = (await desk.get(`/api/v1/meetings?cycleId=${cycleId}`)).json().items;
  }, 60_000);
  afterAll(() => desk?.close());

  const urlOf = (code: string) => `/api/v1/meetings/${meetings.find((meeting) => meeting.code === code)?.id}`;
  const dueAt = async (code: string): Promise<string[]> =>
    (await desk.get(urlOf(code))).json().attendance.map(({ post }: { post: string }) => post);
  const attend = async (code: string, absent: readonly string[] = []) => {
    const members = (await dueAt(code))
      .filter((post) => !absent.includes(post))
      .map((post) => ({ post, state: 'present' }));
    return desk.put(`${urlOf(code)}/attendance`, { members });
  };

  it('stands in the plan of the year: eleven, by day, a page at a time', async () => {
    expect(meetings.map(({ code }) => code)).toEqual([
      'adoption',
      'signing',
      'Q1',
      'Q2',
      'midYear',
      'Q3',
      'Q4',
      'reportingLeaders',
      'reportingBranches',
      'calibration',
      'decision',
    ]);
    const first = (await desk.get(`/api/v1/meetings?cycleId=${cycleId}&limit=6`)).json();
    const second = (await desk.get(`/api/v1/meetings?cycleId=${cycleId}&limit=6&cursor=${first.nextCursor}`)).json();
    expect([...first.items, ...second.items].map(({ id }: Meeting) => id)).toEqual(meetings.map(({ id }) => id));
    expect(second.nextCursor).toBeNull();
  });

  it('records who came, who was on leave and why, and who was simply absent', async () => {
    const [first, second, third, ...others] = await dueAt('Q1');
    const answer = await desk.put(`${urlOf('Q1')}/attendance`, {
      members: [
        ...others.map((post) => ({ post, state: 'present' })),
        { post: second, state: 'on-leave', reason: '出差' },
        { post: third, state: 'present' },
      ],
    });
    expect(answer.json()).toMatchObject({ presentCount: 20, dueCount: 22, quorumMet: true, state: 'planned' });
    const { attendance } = answer.json();
    expect(attendance[0]).toMatchObject({ post: first, state: 'absent', name: '甲一' });
    expect(attendance[1]).toMatchObject({ post: second, state: 'on-leave', reason: '出差' });
    expect(await desk.count('ledger_entry', `kind = 'attendance.recorded'`)).toBe(1);
  });

  it('takes outcomes; a follow-up becomes a resolution of the unit’s head, verified by the leader in charge', async () => {
    const outcomes = [
      { kind: 'information', text: '通报一季度情况' },
      { kind: 'decision', text: '同意调整方案' },
      { kind: 'follow-up', text: '补齐台账 <b>D01</b>', unitCode: 'D01' },
      { kind: 'follow-up', text: '督办', unitCode: 'D03' },
    ];
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => desk.post(`${urlOf('Q1')}/outcomes`, { outcomes }, { key })),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    const { outcomes: recorded, resolutions } = answers[0]?.json() ?? {};
    expect(recorded.map(({ no, kind }: { no: number; kind: string }) => `${no} ${kind}`)).toEqual([
      '1 information',
      '2 decision',
      '3 follow-up',
      '4 follow-up',
    ]);
    expect(resolutions).toEqual([
      expect.objectContaining({
        code: 'Q1-1',
        unitCode: 'D01',
        ownerPost: 'H01',
        verifierPost: 'L2',
        text: '补齐台账 <b>D01</b>',
      }),
      expect.objectContaining({ code: 'Q1-2', unitCode: 'D03', ownerPost: 'H03', verifierPost: 'L3' }),
    ]);
    const more = await desk.post(`${urlOf('Q1')}/outcomes`, {
      outcomes: [{ kind: 'follow-up', text: '另一项', unitCode: 'D05' }],
    });
    expect(more.json().resolutions.at(-1)).toMatchObject({ code: 'Q1-3', ownerPost: 'H05', verifierPost: 'L4' });
  });

  it('R18: decides nothing without a quorum, and informs all the same', async () => {
    const due = await dueAt('Q2');
    await attend('Q2', due.slice(0, due.length / 2)); // exactly half
    expect((await desk.get(urlOf('Q2'))).json()).toMatchObject({ presentCount: 11, dueCount: 22, quorumMet: false });
    const decision = { kind: 'decision', text: '同意' };
    const information = { kind: 'information', text: '通报' };
    expect(problem(await desk.post(`${urlOf('Q2')}/outcomes`, { outcomes: [information, decision] }))).toEqual([
      409,
      '/problems/no-quorum',
    ]);
    expect(await desk.count('outcome', 'meeting_id = $1', [urlOf('Q2').split('/').at(-1)])).toBe(0);
    expect((await desk.post(`${urlOf('Q2')}/outcomes`, { outcomes: [information] })).statusCode).toBe(201);
    await attend('Q2', due.slice(0, 10));
    expect((await desk.post(`${urlOf('Q2')}/outcomes`, { outcomes: [decision] })).statusCode).toBe(201);
  });

  it('decides nothing before anybody has recorded who came', async () => {
    expect(
      problem(await desk.post(`${urlOf('Q3')}/outcomes`, { outcomes: [{ kind: 'decision', text: '同意' }] })),
    ).toEqual([409, '/problems/no-quorum']);
  });

  it('numbers two that are recorded at once one after the other', async () => {
    await attend('Q3');
    const outcome = { kind: 'follow-up', text: '督办', unitCode: 'D02' };
    const both = await Promise.all([1, 2].map(() => desk.post(`${urlOf('Q3')}/outcomes`, { outcomes: [outcome] })));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const { resolutions } = (await desk.get(urlOf('Q3'))).json();
    expect(resolutions.map(({ code }: { code: string }) => code)).toEqual(['Q3-1', 'Q3-2']);
  });

  it.each([
    ['somebody who was not due', 'attendance', { members: [{ post: 'S20', state: 'present' }] }, 'not-due-at-meeting'],
    [
      'the same person twice',
      'attendance',
      {
        members: [
          { post: 'L1', state: 'present' },
          { post: 'L1', state: 'present' },
        ],
      },
      'not-due-at-meeting',
    ],
    [
      'a unit that does not exist',
      'outcomes',
      { outcomes: [{ kind: 'follow-up', text: '督办', unitCode: 'D99' }] },
      'unit-unknown',
    ],
  ])('refuses %s', async (_, what, body, slug) => {
    const url = `${urlOf('Q3')}/${what}`;
    expect(problem(await (what === 'attendance' ? desk.put(url, body) : desk.post(url, body)))).toEqual([
      422,
      `/problems/${slug}`,
    ]);
  });

  it.each([
    ['a follow-up without a unit', { outcomes: [{ kind: 'follow-up', text: '督办' }] }],
    ['an outcome without a text', { outcomes: [{ kind: 'information', text: '  ' }] }],
    ['NUL in a text', { outcomes: [{ kind: 'information', text: 'a\0b' }] }],
    ['no outcome at all', { outcomes: [] }],
  ])('refuses %s', async (_, body) => {
    expect(problem(await desk.post(`${urlOf('Q3')}/outcomes`, body))).toEqual([400, '/problems/invalid-body']);
  });

  it('is closed for good, and belongs to the office', async () => {
    await desk.admin.query(`update meeting set state = 'held' where code = 'Q4'`);
    expect(problem(await attend('Q4'))).toEqual([409, '/problems/meeting-closed']);
    expect(
      problem(await desk.post(`${urlOf('Q4')}/outcomes`, { outcomes: [{ kind: 'information', text: '通报' }] })),
    ).toEqual([409, '/problems/meeting-closed']);
    expect(problem(await desk.put(`${urlOf('Q3')}/attendance`, { members: [] }, { as: 'P-L1' }))).toEqual([
      403,
      '/problems/forbidden',
    ]);
    expect((await desk.get(urlOf('Q3'), { as: 'P-L1' })).statusCode).toBe(200);
  });
});
