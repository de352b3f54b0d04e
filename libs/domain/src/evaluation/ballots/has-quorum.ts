/** R18: strictly more than half of those due, or at least two thirds where the body's rules say so; whole numbers, no shares. */
export const hasQuorum = (
  present: number,
  due: number,
  quorum: 'moreThanHalf' | 'twoThirds' = 'moreThanHalf',
): boolean => (quorum === 'moreThanHalf' ? present * 2 > due : due > 0 && present * 3 >= due * 2);
