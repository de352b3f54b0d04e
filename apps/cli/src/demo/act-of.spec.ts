import { actSchema, type Act } from '@zeren/api-contracts';
import { isTaskKindKey, taskKindOf } from '@zeren/domain';
import { actOf } from './act-of';
import { loadYear } from './load-year';
import { isActed } from './script';
import type { ScriptRow } from './year-data';

const year = loadYear();
const documentSha256 = 'ab'.repeat(32);
const lines = year.rows.filter(isActed);

const lineOf = (kind: string, subject: string, assignee?: string): ScriptRow => {
  const found = lines.find(
    (row) => row.kind === kind && row.subject === subject && row.assignee === (assignee ?? row.assignee),
  );
  if (!found) throw new Error(`no line ${kind} ${subject}`);
  return found;
};
const said = (row: ScriptRow): Act => actOf(row, { kind: row.kind, documentSha256 }, year);

describe('what the people of the demonstration say', () => {
  it('is taken by the API, for every line of the task list', () => {
    const refused = lines.flatMap((row) => {
      const parsed = actSchema.safeParse(said(row));
      return parsed.success ? [] : [`${row.no} ${row.kind}: ${parsed.error.message}`];
    });
    expect(lines.length).toBeGreaterThan(1_000);
    expect(refused).toEqual([]);
  });

  it('is an act that the kind of the task allows', () => {
    const wrong = lines.filter((row) => {
      if (!isTaskKindKey(row.kind)) return true;
      return !(taskKindOf(row.kind).acts as readonly string[]).includes(said(row).kind);
    });
    expect(wrong).toEqual([]);
  });

  it('signs the version that the task names, and nothing when it names none', () => {
    const row = lineOf('sign-letter', 'letter/A01', 'L1');
    expect(said(row)).toEqual({ kind: 'sign', documentSha256 });
    expect(() => actOf(row, { kind: row.kind, documentSha256: null }, year)).toThrow('names no document');
  });

  it('sends B11 back with a reason', () => {
    expect(said(lineOf('sign-letter', 'letter/B11', 'H11'))).toMatchObject({
      kind: 'return',
      reason: expect.any(String),
    });
  });

  it('records the acts of the retired secretary on paper, seen by H02', () => {
    const act = said(lineOf('sign-letter', 'letter/B14', 'R1'));
    expect(act).toMatchObject({ kind: 'sign', onPaper: { witnessPost: 'H02', signedOn: '2026-02-26' } });
    expect(lines.filter((row) => said(row).onPaper)).toHaveLength(13);
  });

  it('marks a quarter out of a hundred, and each provider only his own items', () => {
    expect(said(lineOf('check-quarterly-report', 'quarterlyReport/Q4/A05'))).toMatchObject({
      marks: { quarter: '98' },
    });
    expect(said(lineOf('verify-fact', 'fact/partyBuilding/B09'))).toMatchObject({
      marks: { INT1: '0', INT2: '9.29', IDE1: '9.49', IDE2: '9.39', IDE3: '0' },
    });
  });

  it('votes on everybody but oneself', () => {
    const act = said(lineOf('cast-ballot', 'ballot/deputies/peers', 'L2'));
    expect(act.kind === 'cast' && Object.keys(act.marks).sort()).toEqual(['A02', 'A03', 'A04', 'A05', 'A06', 'A07']);
  });

  it('stays away from a meeting when on leave, and reads its minutes', () => {
    expect(said(lineOf('reply-attendance', 'meeting/Q2/L7'))).toMatchObject({ attending: false });
    expect(said(lineOf('sign-minutes', 'meeting/Q2/L7'))).toEqual({ kind: 'sign-off', position: 'read' });
    expect(said(lineOf('sign-minutes', 'meeting/Q2/L1'))).toEqual({ kind: 'sign-off', position: 'confirmed' });
  });

  it('rejects one adjustment and the review, and carries two rectifications over', () => {
    const rejected = lines.filter((row) => {
      const act = said(row);
      return act.kind === 'decide' && act.decision === 'rejected';
    });
    expect(rejected.map(({ subject }) => subject)).toEqual(['adjustment/P6', 'review/B09']);
    const carried = lines.filter((row) => {
      const act = said(row);
      return act.kind === 'verify' && act.result === 'not-accepted';
    });
    expect(carried.map(({ subject }) => subject)).toEqual(['rectification/Y4', 'rectification/Y9']);
  });

  it('calibrates one letter, with a reason', () => {
    expect(said(lineOf('calibrate-pool', 'calibration/deputies'))).toMatchObject({ changes: [] });
    expect(said(lineOf('calibrate-pool', 'calibration/branchSecretaries'))).toMatchObject({
      changes: [{ letterCode: 'B06', points: '0.50' }],
    });
  });
});
