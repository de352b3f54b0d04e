import { countRound } from './count-round';

describe('the end of a signing round', () => {
  it('counts what was re-issued and signed after all as complete, and adds the rounds below', () => {
    const below = { complete: 13, incomplete: 1, failedChildren: 0 };
    const change = { letterId: 'b11', state: 'complete' };
    expect(countRound(['done', 'done', 'sent-back', 'lapsed'], [below, change], 0)).toEqual({
      complete: 16,
      incomplete: 2,
      failedChildren: 0,
    });
  });

  it('reports a process that failed instead of failing with it', () => {
    expect(countRound(['done'], [], 1)).toEqual({ complete: 1, incomplete: 0, failedChildren: 1 });
  });
});
