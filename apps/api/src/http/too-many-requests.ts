import type { RateLimit } from '@zeren/config';
import { Problem } from './problem';

/** With what a client needs to wait as long as it must, and no longer. @param resetsInS seconds until the window ends. */
export const tooManyRequests = ({ count }: RateLimit, resetsInS: number): Problem =>
  new Problem('too-many-requests', [], {
    retryAfter: resetsInS,
    headers: { 'ratelimit-limit': String(count), 'ratelimit-remaining': '0', 'ratelimit-reset': String(resetsInS) },
  });
