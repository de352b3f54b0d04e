import { Script } from './script';
import type { ScriptRow } from './year-data';

const row = (no: string, more: Partial<ScriptRow> = {}): ScriptRow => ({
  no,
  phase: 'letters',
  kind: 'sign-letter',
  subject: 'letter/A01',
  round: 1,
  assignee: 'L1',
  dueOn: '2026-02-12',
  actedOn: '2026-02-11',
  outcome: 'done',
  result: '',
  origin: 'plan',
  actor: 'P-L1',
  onPaperFor: null,
  ...more,
});
const task = (id: string, assigneeCode: string, more = {}) => ({
  id,
  kind: 'sign-letter',
  subject: 'letter/A01',
  round: 1,
  assigneeCode,
  ...more,
});

describe('finding the line of an open task', () => {
  it('tells the two sides of one letter apart', () => {
    const script = new Script([row('1'), row('2', { assignee: 'L2' })]);
    expect(script.take(task('b', 'L2'))?.no).toBe('2');
    expect(script.take(task('a', 'L1'))?.no).toBe('1');
  });

  it('knows a person without a post by his code, and a desk by its body', () => {
    const script = new Script([
      row('1', { assignee: 'R1' }),
      row('2', { assignee: 'L2' }),
      row('3', { kind: 'check-letters', assignee: 'body:leading-group-office' }),
    ]);
    expect(script.take(task('a', 'P-R1'))?.no).toBe('1');
    expect(script.take(task('b', 'leading-group-office', { kind: 'check-letters' }))?.no).toBe('3');
  });

  it('gives a task its line again, and no line to two tasks', () => {
    const script = new Script([row('1')]);
    expect(script.take(task('a', 'L1'))?.no).toBe('1');
    expect(script.take(task('a', 'L1'))?.no).toBe('1');
    expect(script.take(task('b', 'L1'))).toBeUndefined();
  });

  it('keeps the second round apart', () => {
    const script = new Script([row('1'), row('2', { round: 2 })]);
    expect(script.take(task('a', 'L1', { round: 2 }))?.no).toBe('2');
  });
});
