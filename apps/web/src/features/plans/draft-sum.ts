/** Hundredths of a weight as it is typed; what is no weight counts nothing until it is one. */
const hundredths = (weight: string | undefined): number => {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(weight ?? '') ?? [];
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
};

/** What the weights of a draft sum to, exactly: `100.00`. */
export function draftSum(weights: readonly (string | undefined)[]): string {
  const sum = weights.reduce((all, weight) => all + hundredths(weight), 0);
  return `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;
}
