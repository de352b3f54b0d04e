import { axisOf } from './phase-axis';

const phase = (plannedFromOn: string, plannedUntilOn: string) => ({
  key: 'plan',
  plannedFromOn,
  plannedUntilOn,
  enteredAt: null,
  leftAt: null,
});

describe('the axis of the phases', () => {
  it('begins with the first planned day and ends with the last', () => {
    const axis = axisOf([phase('2026-01-05', '2026-01-30'), phase('2026-01-26', '2026-03-06')], undefined);
    expect([axis.at('2026-01-05'), axis.at('2026-02-04'), axis.at('2026-03-06')]).toEqual([0, 50, 100]);
  });

  it('is widened by a today after the plan', () => {
    expect(axisOf([phase('2026-01-01', '2026-01-11')], '2026-01-21').at('2026-01-11')).toBe(50);
  });

  it('marks the first of each month', () => {
    expect(axisOf([phase('2026-01-05', '2026-03-06')], undefined).months.map(({ day }) => day)).toEqual([
      '2026-02-01',
      '2026-03-01',
    ]);
  });
});
