const places = 6;

const scaled = (decimal: string): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

/** Exact sum of decimals in writing, at least two places; never through binary floats. */
export function sumOf(decimals: readonly string[]): string {
  const sum = decimals
    .reduce((total, decimal) => total + scaled(decimal), 0n)
    .toString()
    .padStart(places + 1, '0');
  const fraction = sum.slice(-places).replace(/0{1,4}$/, '');
  return `${sum.slice(0, -places)}.${fraction}`;
}
