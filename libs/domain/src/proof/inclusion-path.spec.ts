import { inclusionPath } from './inclusion-path';

const drawn = (index: number, size: number) =>
  inclusionPath(index, size).map(({ side, sibling }) => `${side} ${sibling.start}+${sibling.size}`);

describe('the way from a leaf to the root', () => {
  it('is none in a tree of one leaf', () => expect(drawn(0, 1)).toEqual([]));

  it('passes the siblings from below, on the side where they stand', () => {
    expect(drawn(5, 8)).toEqual(['left 4+1', 'right 6+2', 'left 0+4']);
  });

  it('is shorter at the right edge of a tree that is not full', () => {
    expect(drawn(4, 5)).toEqual(['left 0+4']);
    expect(drawn(2, 3)).toEqual(['left 0+2']);
  });

  it('does not exist for a leaf that the tree does not have', () => {
    expect(() => inclusionPath(3, 3)).toThrow('leaf 3 is not in a tree of 3');
    expect(() => inclusionPath(0.5, 3)).toThrow(RangeError);
    expect(() => inclusionPath(-1, 3)).toThrow(RangeError);
  });
});
