import type { Mode } from './variable';

/** At most `count` within `windowS` seconds, counted from the first one. */
export interface RateLimit {
  readonly count: number;
  readonly windowS: number;
}

const quarterHourS = 900;
const minuteS = 60;

/** What is counted, and for whom. Acts are not: nobody is to be kept from signing on the last day. */
const rateLimits = {
  /** Of one login as it was typed, whether anybody has it or not. */
  'login-account': { count: 10, windowS: quarterHourS },
  'login-address': { count: 100, windowS: quarterHourS },
  /** Codes of the second factor, and passwords typed to set one up, of one person. */
  'one-time-code': { count: 5, windowS: quarterHourS },
  /** Passkeys of one person that were asked for and not accepted. */
  passkey: { count: 10, windowS: quarterHourS },
  'api-person': { count: 600, windowS: minuteS },
  'api-organisation': { count: 3_000, windowS: minuteS },
  /** Ledger and timelines, of one person. */
  'audit-search': { count: 60, windowS: minuteS },
} as const satisfies Readonly<Record<string, RateLimit>>;

export type RateLimited = keyof typeof rateLimits;
export type RateLimits = Readonly<Record<RateLimited, RateLimit>>;

/** A simulated commission is sixty people behind one address, and its office types faster than anybody. */
const demoFactor = 100;

const inDemo = ({ count, windowS }: RateLimit): RateLimit => ({ count: count * demoFactor, windowS });

export const rateLimitsOf = (mode: Mode): RateLimits =>
  mode === 'production'
    ? rateLimits
    : {
        ...rateLimits,
        'login-account': inDemo(rateLimits['login-account']),
        'login-address': inDemo(rateLimits['login-address']),
        'api-person': inDemo(rateLimits['api-person']),
        'api-organisation': inDemo(rateLimits['api-organisation']),
        'audit-search': inDemo(rateLimits['audit-search']),
      };
