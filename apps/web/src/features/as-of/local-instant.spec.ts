import { instantOf, localOf, shifted } from './local-instant';

describe('an instant in a field', () => {
  it('is date and time of the organisation, wherever the browser is', () => {
    expect(localOf('2026-02-10T16:30:05.000Z')).toBe('2026-02-11T00:30:05');
    expect(instantOf('2026-02-11T00:30:05')).toBe('2026-02-10T16:30:05.000Z');
    expect(instantOf('2026-02-11T00:30')).toBe('2026-02-10T16:30:00.000Z');
  });

  it('is none while the field is empty', () => expect(instantOf('')).toBeUndefined());

  it('moves by days, and stops at the start', () => {
    expect(shifted('2026-02-10T16:30:00.000Z', 1, '2026-02-10T00:00:00.000Z')).toBe('2026-02-11T16:30:00.000Z');
    expect(shifted('2026-02-10T16:30:00.000Z', -1, '2026-02-10T00:00:00.000Z')).toBe('2026-02-10T00:00:00.000Z');
  });
});
