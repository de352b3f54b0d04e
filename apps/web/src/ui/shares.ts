/** Domains that somebody chose, each with its share of 100 as it was typed; an empty share is not chosen. */
export type Shares = Readonly<Record<string, string>>;

const chosenOf = (shares: Shares): readonly (readonly [string, string])[] =>
  Object.entries(shares).filter(([, weight]) => weight.trim() !== '');

/** In hundredths, so that 33.33 and 66.67 make exactly 100. */
export const shareSum = (shares: Shares): number =>
  chosenOf(shares).reduce((sum, [, weight]) => sum + Math.round(Number(weight) * 100), 0) / 100;

/** What may be sent: nothing at all, or shares of 1 and more with at most two places that sum to 100. */
export const isWhole = (shares: Shares): boolean =>
  chosenOf(shares).length === 0 ||
  (chosenOf(shares).every(([, weight]) => /^\d{1,3}(\.\d{1,2})?$/.test(weight.trim()) && Number(weight) >= 1) &&
    shareSum(shares) === 100);

/** As the body of a new cycle has it. */
export const choicesOf = (shares: Shares): { key: string; weight: string }[] =>
  chosenOf(shares).map(([key, weight]) => ({ key, weight: weight.trim() }));

/** As an address has it: `safety:60,environment:40`; empty when nothing is chosen. */
export const shareText = (shares: Shares): string =>
  choicesOf(shares)
    .map(({ key, weight }) => `${key}:${weight}`)
    .join(',');

/** Out of an address. */
export const readShares = (text: string): Shares =>
  Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((share) => share.split(':') as [string, string]),
  );
