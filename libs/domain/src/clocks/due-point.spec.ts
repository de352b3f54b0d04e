import { movedPoints, splitDue, type DuePoint } from './due-point';

const points: readonly DuePoint[] = [
  { id: 'c', kind: 'expire', at: 30 },
  { id: 'b', kind: 'escalate', at: 20 },
  { id: 'a', kind: 'remind', at: 10 },
  { id: 'd', kind: 'remind', at: 20 },
];

describe('due points', () => {
  it('fall due in business order, at their instant', () => {
    const { due, ahead } = splitDue(points, 20);
    expect([due, ahead].map((some) => some.map(({ id }) => id))).toEqual([['a', 'b', 'd'], ['c']]);
  });

  it('that have been missed are kept when a deadline moves, a missed reminder is not', () => {
    expect(movedPoints(points, 25).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
