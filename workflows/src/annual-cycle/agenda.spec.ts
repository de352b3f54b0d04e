import { Agenda } from './agenda';

const agenda = () =>
  new Agenda({
    phases: [
      { key: 'plan', at: 1 },
      { key: 'letters', at: 5 },
      { key: 'quarterly', at: 8 },
    ],
    meetings: [
      { code: 'Q1', at: 8 },
      { code: 'Q2', at: 20 },
    ],
    closesAt: 30,
  });

describe('the agenda of a year', () => {
  it('begins phases and meetings on their day, in order', () => {
    const year = agenda();
    expect(year.takeDue(1)).toEqual([{ kind: 'phase', key: 'plan', at: 1 }]);
    expect(year.nextAt(1)).toBe(5);
  });

  it('holds the letters back until the plan is issued, whatever the date says', () => {
    const year = agenda();
    year.takeDue(1);
    expect(year.takeDue(6)).toEqual([]);
    year.reach('plan-issued');
    expect(year.takeDue(6)).toEqual([{ kind: 'phase', key: 'letters', at: 5 }]);
  });

  it('leaves a phase when no process carries it any more, and the quarterly phase only after its last meeting', () => {
    const year = agenda();
    year.reach('plan-issued');
    year.takeDue(8);
    year.carries('plan', 'plan/1');
    year.carries('letters', 'letters/1');
    year.carries('quarterly', 'meeting/Q1');
    expect(year.takeLeft(['letters/1'])).toEqual(['plan']);
    expect(year.takeLeft(['letters/1'])).toEqual([]);
    year.takeDue(20);
    expect(year.takeLeft([])).toEqual(['letters', 'quarterly']);
  });

  it('is over when everything has begun and ended and the last day has come', () => {
    const year = agenda();
    year.reach('plan-issued');
    year.takeDue(20);
    expect(year.isOver(true, 29)).toBe(false);
    expect(year.isOver(false, 30)).toBe(false);
    expect(year.isOver(true, 30)).toBe(true);
  });
});
