import { Injectable } from '@nestjs/common';
import { Principals } from '@zeren/database';
import { principalOf, type Principal } from './principal';

/** Rights end within this time. */
const cacheMs = 5_000;
const cacheSize = 10_000;

interface Cached {
  readonly until: number;
  readonly principal: Promise<Principal | undefined>;
}

/** Who a session belongs to, remembered for some seconds: reads only, an act asks the database itself. */
@Injectable()
export class SessionsService {
  private readonly cached = new Map<string, Cached>();

  constructor(private readonly principals: Principals) {}

  find(sessionSha256: string): Promise<Principal | undefined> {
    const now = Date.now();
    const known = this.cached.get(sessionSha256);
    if (known && known.until > now) return known.principal;
    return this.ask(sessionSha256, now);
  }

  forget(sessionSha256: string): void {
    this.cached.delete(sessionSha256);
  }

  private ask(sessionSha256: string, now: number): Promise<Principal | undefined> {
    const principal = this.principals.find(sessionSha256).then((row) => row && principalOf(row));
    this.cached.delete(sessionSha256);
    this.cached.set(sessionSha256, { until: now + cacheMs, principal });
    principal.catch(() => this.forget(sessionSha256));
    const [oldest] = this.cached.keys();
    if (this.cached.size > cacheSize && oldest !== undefined) this.cached.delete(oldest);
    return principal;
  }
}
