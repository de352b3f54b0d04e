import { lightOf } from './item-light';

describe('the light of a plan item', () => {
  const open = (dueOn: string) => ({ dueOn, doneOn: null });

  it.each([
    ['without milestones', [], 'green'],
    ['with a milestone far off', [open('2026-06-30')], 'green'],
    ['eleven days before the due day', [open('2026-04-12')], 'green'],
    ['ten days before the due day', [open('2026-04-11')], 'yellow'],
    ['on the due day itself', [open('2026-04-01')], 'yellow'],
    ['on the day after', [open('2026-03-31')], 'red'],
    ['with one overdue and one reached', [open('2026-03-31'), { dueOn: '2026-03-01', doneOn: '2026-03-01' }], 'red'],
    ['with all reached in time', [{ dueOn: '2026-03-31', doneOn: '2026-03-31' }], 'green'],
    ['with one reached late', [{ dueOn: '2026-03-30', doneOn: '2026-03-31' }, open('2026-12-31')], 'yellow'],
  ])('%s', (_, milestones, light) => {
    expect(lightOf(milestones, '2026-04-01')).toBe(light);
  });
});
