import { letterStateAfter } from './letter-state-at';

const after = (...happenings: readonly (string | readonly [string, string])[]) =>
  letterStateAfter(
    happenings.map((one) => (typeof one === 'string' ? { kind: one, state: null } : { kind: one[0], state: one[1] })),
  );

describe('a letter as it stood', () => {
  it('is a draft until signatures are asked for', () => {
    expect(after('letter.generated')).toBe('draft');
    expect(after('letter.generated', 'task.opened', 'task.opened')).toBe('open');
  });

  it('is complete with its last signature, and stays so when a late request is opened', () => {
    expect(after('task.opened', 'letter.signed')).toBe('open');
    expect(after('task.opened', 'letter.signed', 'letter.completed', 'task.opened')).toBe('complete');
  });

  it('is what an act that sent it back made of it, until the next version', () => {
    expect(after('task.opened', ['letter.returned', 'returned'])).toBe('returned');
    expect(after('task.opened', ['letter.refused', 'refused'])).toBe('refused');
    expect(after('task.opened', ['letter.returned', 'returned'], 'letter.versioned')).toBe('draft');
    expect(after('task.opened', ['letter.returned', 'returned'], 'letter.versioned', 'task.opened')).toBe('open');
  });

  it('lapses only while it is open, and may be voided at any time', () => {
    expect(after('task.opened', 'task.expired')).toBe('expired');
    expect(after('task.opened', 'letter.completed', 'task.expired')).toBe('complete');
    expect(after('task.opened', 'letter.voided')).toBe('voided');
  });
});
