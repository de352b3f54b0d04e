import { newOneTimeCodeSecret, oneTimeCodeUri, stepOfOneTimeCode } from './one-time-code';

/** The secret `12345678901234567890` of RFC 6238, appendix B, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a one-time code', () => {
  // The vectors of RFC 6238 (SHA-1) have eight digits; six digits are their last six.
  it.each([
    [59, '94287082', 1],
    [1_111_111_109, '07081804', 37_037_036],
    [1_111_111_111, '14050471', 37_037_037],
    [1_234_567_890, '89005924', 41_152_263],
    [2_000_000_000, '69279037', 66_666_666],
    [20_000_000_000, '65353130', 666_666_666],
  ])('is that of RFC 6238 at second %i', (second, vector, step) => {
    const typed = { secret, code: vector.slice(2), lastStep: 0, now: second * 1_000 };
    expect(stepOfOneTimeCode(typed)).toBe(step);
  });

  const code = '287082';
  const at = (second: number, lastStep = 0) => stepOfOneTimeCode({ secret, code, lastStep, now: second * 1_000 });

  it('holds in its own step and one before and after, no longer', () => {
    expect([30, 59, 60, 89].map((second) => at(second))).toEqual([1, 1, 1, 1]);
    expect(at(0)).toBe(1);
    expect([90, 10_000].map((second) => at(second))).toEqual([undefined, undefined]);
  });

  it('works once, and none of an earlier step after it', () => {
    expect([at(59, 0), at(59, 1), at(59, 2)]).toEqual([1, undefined, undefined]);
  });

  it.each(['287083', '28708', '2870820', '', 'abcdef', '28 70 82', '２８７０８２'])('is not “%s”', (wrong) => {
    expect(stepOfOneTimeCode({ secret, code: wrong, lastStep: 0, now: 59_000 })).toBeUndefined();
  });
});

describe('a secret', () => {
  it('is 160 bits, and never the same', () => {
    expect(newOneTimeCodeSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newOneTimeCodeSecret()).not.toBe(newOneTimeCodeSecret());
  });

  it('reaches the app in a form that every one reads', () => {
    const uri = new URL(oneTimeCodeUri(secret, { issuer: '责任 Zeren', account: 'P-L2' }));
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(uri.pathname)).toBe('/责任 Zeren:P-L2');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
      issuer: '责任 Zeren',
    });
  });
});
