import { groupOf } from './task-groups';

describe('the headings of the inbox', () => {
  it.each([
    ['2026-02-09', 'late'],
    ['2026-02-10', 'today'],
    ['2026-02-15', 'week'],
    ['2026-02-16', 'later'],
  ])('on Tuesday 10 February a task due on %s stands under "%s"', (dueOn, group) => {
    expect(groupOf(dueOn, '2026-02-10')).toBe(group);
  });
});
