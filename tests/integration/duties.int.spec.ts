import { newId } from '@zeren/database';
import { SigningDesk } from '../support/signing-desk';

const problem = (answer: { statusCode: number; json: () => { type: string; errors?: { code: string }[] } }) => [
  answer.statusCode,
  answer.json().type,
  answer.json().errors?.[0]?.code,
];

describe('whoever holds two posts', () => {
  let desk: SigningDesk;

  beforeAll(async () => {
    desk = await SigningDesk.open();
    await hold('L2', 'S99');
    await hold('S01', 'L1');
  }, 60_000);
  afterAll(() => desk?.close());

  const hold = (personOf: string, post: string) =>
    desk.admin.query(
      `insert into appointment (organisation_id, person_id, post_code, from_on) values ($1, $2, $3, '2025-12-01')`,
      [desk.organisationId, desk.person(personOf).id, post],
    );
  const marked = { kind: 'mark', marks: { quarter: '90' } };
  const filed = { kind: 'file', text: '已完成' };

  it('does not check the report that he filed; somebody else of that post does', async () => {
    const subject = 'quarterlyReport/Q1/A01';
    const report = await desk.task({ kind: 'file-quarterly-report', subject, assignee: 'L2' });
    expect((await desk.act(report, { as: 'L2', body: filed })).statusCode).toBe(200);
    const check = await desk.task({ kind: 'check-quarterly-report', subject, assignee: 'S99' });
    expect(problem(await desk.act(check, { as: 'L2', body: marked }))).toEqual([
      409,
      '/problems/own-matter',
      'duty.own-report',
    ]);
    expect(await desk.count('act', 'task_id = $1', [check])).toBe(0);
    expect((await desk.act(check, { as: 'S99', body: marked })).statusCode).toBe(200);
  });

  it('checks what others filed', async () => {
    const subject = 'quarterlyReport/Q1/A02';
    const report = await desk.task({ kind: 'file-quarterly-report', subject, assignee: 'L1' });
    expect((await desk.act(report, { as: 'L1', body: filed })).statusCode).toBe(200);
    const check = await desk.task({ kind: 'check-quarterly-report', subject, assignee: 'S99' });
    expect((await desk.act(check, { as: 'L2', body: marked })).statusCode).toBe(200);
  });

  it('does not accept his own rectification, also when the office records it from paper', async () => {
    const subject = 'rectification/Y1';
    const evidence = await desk.task({ kind: 'file-rectification-evidence', subject, assignee: 'L2' });
    expect((await desk.act(evidence, { as: 'L2', body: filed })).statusCode).toBe(200);
    const accept = await desk.task({ kind: 'verify-rectification-in-unit', subject, assignee: 'S99' });
    const accepted = { kind: 'verify', result: 'accepted' };
    expect(problem(await desk.act(accept, { as: 'L2', body: accepted }))).toEqual([
      409,
      '/problems/own-matter',
      'duty.own-rectification',
    ]);
    const onPaper = { scanSha256: '0'.repeat(64), witnessPost: 'L1', signedOn: '2026-03-01' };
    expect(problem(await desk.act(accept, { as: 'S01', body: { ...accepted, onPaper } }))[1]).toBe(
      '/problems/own-matter',
    );
  });

  it('does not sit on the appeal against a decision he took part in, or about his own letter', async () => {
    const calibration = await desk.task({ kind: 'sign-calibration', subject: 'calibration/L1', assignee: 'L1' });
    expect((await desk.act(calibration, { as: 'S01', body: { kind: 'confirm' } })).statusCode).toBe(200);
    await desk.admin.query(
      `insert into letter (organisation_id, id, cycle_id, code, level, superior, bearer, round_id, document_sha256)
       values ($1, $2, $3, 'R01', 'A', 'L1', 'L2', $2, '')`,
      [desk.organisationId, newId(), desk.cycleId],
    );
    const decide = { kind: 'decide', decision: 'rejected' };
    const own = ['/problems/own-matter', 'duty.own-decision'];
    const byCalibrator = await desk.task({ kind: 'decide-review', subject: 'review/R01', assignee: 'S01' });
    expect(problem(await desk.act(byCalibrator, { as: 'S01', body: decide }))).toEqual([409, ...own]);
    const byBearer = await desk.task({ kind: 'decide-review', subject: 'review/R01', assignee: 'S99' });
    expect(problem(await desk.act(byBearer, { as: 'L2', body: decide }))).toEqual([409, ...own]);
    expect((await desk.act(byBearer, { as: 'S99', body: decide })).statusCode).toBe(200);
  });

  it('tells nobody about a matter that is not before him', async () => {
    const check = await desk.task({
      kind: 'check-quarterly-report',
      subject: 'quarterlyReport/Q1/A01',
      assignee: 'S01',
    });
    expect(problem(await desk.act(check, { as: 'L2', body: marked })).slice(0, 2)).toEqual([
      404,
      '/problems/not-found',
    ]);
  });
});
