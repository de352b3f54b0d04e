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
  /** Failures of one login, whether anybody has it or not, from all addresses that each still had attempts. */
  'login-account': { count: 50, windowS: quarterHourS },
  /** The same from one address. */
  'login-source': { count: 10, windowS: quarterHourS },
  'login-address': { count: 100, windowS: quarterHourS },
  /** Of one login on a device that it was used on before: strangers do not count there. */
  'login-device': { count: 10, windowS: quarterHourS },
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
        'login-source': inDemo(rateLimits['login-source']),
        'login-address': inDemo(rateLimits['login-address']),
        'login-device': inDemo(rateLimits['login-device']),
        'api-person': inDemo(rateLimits['api-person']),
        'api-organisation': inDemo(rateLimits['api-organisation']),
        'audit-search': inDemo(rateLimits['audit-search']),
      };
