import { Secret, TOTP } from 'otpauth';

/** As every authenticator app computes it: RFC 6238 with SHA-1, six digits, thirty seconds. */
const usual = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

export interface TypedCode {
  /** Base32. */
  readonly secret: string;
  readonly code: string;
  /** The latest step that was used; a step works once. */
  readonly lastStep: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** 160 random bits in base32: what the person's app keeps. */
export const newOneTimeCodeSecret = (): string => new Secret({ size: 20 }).base32;

/** `otpauth://…`, for the app to read from a picture or a link. */
export const oneTimeCodeUri = (secret: string, label: { readonly issuer: string; readonly account: string }): string =>
  new TOTP({ ...usual, issuer: label.issuer, label: label.account, secret }).toString();

/**
 * Step of thirty seconds to which a code belongs. Clocks may differ by one step.
 *
 * @returns nothing for a code that is wrong, too old, too new, or of a step that was used.
 */
export function stepOfOneTimeCode({ secret, code, lastStep, now }: TypedCode): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const totp = new TOTP({ ...usual, secret });
  const distance = totp.validate({ token: code, timestamp: now, window: 1 });
  if (distance === null) return undefined;
  const step = totp.counter({ timestamp: now }) + distance;
  return step > lastStep ? step : undefined;
}
