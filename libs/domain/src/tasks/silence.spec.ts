import { silenceFinding } from './silence';

const due = { state: 'open', dueAt: 100, actedAt: null, closedAt: null, now: 200 };

describe('silence', () => {
  it('is that nobody has acted before the due instant', () => {
    expect(silenceFinding(due)).toBe('silent');
    expect(silenceFinding({ ...due, state: 'expired', closedAt: 100 })).toBe('silent');
  });

  it('is broken by an act before that instant, not by one at it or after it', () => {
    expect(silenceFinding({ ...due, state: 'done', actedAt: 99 })).toBe('acted-in-time');
    expect(silenceFinding({ ...due, state: 'done', actedAt: 100 })).toBe('silent');
    expect(silenceFinding({ ...due, state: 'done', actedAt: 150 })).toBe('silent');
  });

  it('is no question before that instant, nor for a task that was withdrawn before it', () => {
    expect(silenceFinding({ ...due, now: 99 })).toBe('not-yet-due');
    expect(silenceFinding({ ...due, state: 'withdrawn', closedAt: 50 })).toBe('withdrawn');
    expect(silenceFinding({ ...due, state: 'withdrawn', closedAt: 150 })).toBe('silent');
  });
});
