import { newId } from '@zeren/database';
import { CommissionDesk } from '../support/commission-desk';

interface Problem {
  readonly id: string;
  readonly source: string;
  readonly no: number;
}

describe('problems and their rectifications', () => {
  let desk: CommissionDesk;
  let cycleId = '';
  beforeAll(async () => {
    desk = await CommissionDesk.open();
    cycleId = (await desk.draft()).id;
    await desk.pretendStarted(cycleId, '2026-07-20T01:00:00.000Z');
    for (const [source, no] of [
      ['year-end', 1],
      ['mid-year', 10],
      ['mid-year', 2],
    ] as const)
      await place(source, no);
  }, 60_000);
  afterAll(() => desk?.close());

  async function place(source: string, no: number): Promise<void> {
    const [problemId, rectificationId, groupId] = [newId(), newId(), newId()];
    await desk.admin.query(
      `with problem as (
         insert into problem (organisation_id, id, cycle_id, source, no, unit_code, problem_text, cause_text, next_step_text, measure_text)
         values ($1, $2, $3, $4, $5, 'D03', '台账不全', '人手不足', '补齐', '补齐')),
       rectification as (
         insert into rectification (organisation_id, id, cycle_id, problem_id, code, unit_code, owner_post, unit_verifier_post,
                                    superior_verifier_post, opened_on, closing_on)
         values ($1, $6, $3, $2, $7, 'D03', 'S10', 'H03', 'L3', '2026-07-16', '2026-08-31')),
       task_group as (
         insert into task_group (organisation_id, id, cycle_id, workflow_id, step) values ($1, $8, $3, 'rectification/' || $6::uuid, 'accept'))
       insert into task (organisation_id, id, cycle_id, group_id, workflow_id, phase, step, kind, subject, assignee_kind, assignee, opened_at,
                         due_on, due_at, due_rule, state)
       values ($1, $2, $3, $8, 'rectification/' || $6::uuid, 'mid-year', 'accept', 'accept-rectification', 'rectification/' || $7::text, 'post',
               'S10', '2026-07-16', '2026-07-21', '2026-07-21T16:00:00Z', 'workingDays:3', 'done')`,
      [
        desk.organisationId,
        problemId,
        cycleId,
        source,
        no,
        rectificationId,
        `${source === 'mid-year' ? 'M' : 'Y'}${no}`,
        groupId,
      ],
    );
  }

  const read = async (query = '') =>
    (await desk.get(`/api/v1/reviews?cycleId=${cycleId}${query}`, { as: 'P-L3' })).json();
  const numbers = (problems: readonly Problem[]) => problems.map(({ source, no }) => `${source} ${no}`);

  it('are listed mid-year first and by number, each with the rectification that answers it and its tasks', async () => {
    const { problems, rectifications } = await read();
    expect(numbers(problems)).toEqual(['mid-year 2', 'mid-year 10', 'year-end 1']);
    expect(rectifications.map(({ problemId }: { problemId: string }) => problemId)).toEqual(
      problems.map(({ id }: Problem) => id),
    );
    expect(rectifications[0]).toMatchObject({
      code: 'M2',
      ownerPost: 'S10',
      unitVerifierPost: 'H03',
      superiorVerifierPost: 'L3',
      closingOn: '2026-08-31',
      tasks: [{ kind: 'accept-rectification', state: 'done', assignee: 'S10', dueOn: '2026-07-21' }],
    });
  });

  it('come a page at a time, and by source', async () => {
    const first = await read('&limit=2');
    const second = await read(`&limit=2&cursor=${first.nextCursor}`);
    expect(numbers([...first.problems, ...second.problems])).toEqual(['mid-year 2', 'mid-year 10', 'year-end 1']);
    expect(second.nextCursor).toBeNull();
    expect(numbers((await read('&source=year-end')).problems)).toEqual(['year-end 1']);
  });
});
