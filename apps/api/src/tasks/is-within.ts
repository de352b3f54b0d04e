const places = 6;

const scaled = (decimal: string): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

/** 0 ≤ mark ≤ full, exactly: both are decimals in writing with at most six places, and never become binary floats. */
export const isWithin = (mark: string, full: string): boolean => scaled(mark) <= scaled(full);
