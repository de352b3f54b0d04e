import { Problem } from '../http/problem';
import type { Headers } from './request';

/**
 * Half of the CSRF defence (the other half: JSON only). A browser says where a request comes from; a program says it by
 * an `Origin` that is ours. Neither: refused.
 *
 * @throws Problem `cross-site`.
 */
export function assertSameOrigin(headers: Headers, origins: ReadonlySet<string>): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined ? site === 'same-origin' || site === 'none' : isOurs(headers, origins)) return;
  throw new Problem('cross-site');
}

function isOurs({ origin, host }: Headers, origins: ReadonlySet<string>): boolean {
  if (origin === undefined) return false;
  return origins.has(origin) || (isLoopback(host) && origin === `http://${host}`);
}

/** Whatever port we were given, on loopback the host a client names is ours. */
const isLoopback = (host: string | undefined): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
