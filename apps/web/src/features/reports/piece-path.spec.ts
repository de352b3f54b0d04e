import { pathOfPiece } from './piece-path';

describe('a number of the summary report', () => {
  it('leads to the records it counts', () => {
    expect(pathOfPiece({ text: '2', recordIds: ['a', 'b'], recordKind: 'lecture' }, 'c1')).toBe(
      '/cycles/c1/records?kind=lecture&ids=a%2Cb',
    );
  });

  it('leads to the letters or meetings when it counts those', () => {
    expect(pathOfPiece({ text: '7', recordIds: ['a'], recordKind: 'letter' }, 'c1')).toBe('/cycles/c1/letters?ids=a');
    expect(pathOfPiece({ text: '5', recordIds: ['a'], recordKind: 'resolution' }, 'c1')).toBe(
      '/cycles/c1/meetings?ids=a',
    );
  });

  it('is no link when it counts nothing', () => {
    expect(pathOfPiece({ text: '项。' }, 'c1')).toBeUndefined();
  });
});
