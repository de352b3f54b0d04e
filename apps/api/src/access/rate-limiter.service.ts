import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfig, RateLimited } from '@zeren/config';
import { RateWindows, type Addition, type Window } from '@zeren/database';
import { hash } from 'node:crypto';
import { API_CONFIG } from '../http/api-config';
import { Log } from '../http/log';
import { Problem } from '../http/problem';
import { tooManyRequests } from '../http/too-many-requests';

export interface Attempt {
  readonly action: RateLimited;
  /** Login as typed, address, or id of a person: kept as a hash only. */
  readonly of: string;
}

/** For what a stranger may try: counted by the database before anything else happens, and refused when it cannot be. */
@Injectable()
export class RateLimiterService {
  constructor(
    private readonly windows: RateWindows,
    private readonly log: Log,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** @throws Problem `too-many-requests`; `unavailable` when nobody can say how many there were. */
  async take(...attempts: readonly [Attempt, ...Attempt[]]): Promise<void> {
    const counted = await this.add(attempts);
    for (const attempt of attempts) {
      const window = counted.get(keyOf(attempt));
      const limit = this.config.rateLimits[attempt.action];
      if (window && window.count > limit.count) throw tooManyRequests(limit, window.endsInS);
    }
  }

  /** After a success: only failures in a row count. */
  async giveBack(attempt: Attempt): Promise<void> {
    try {
      await this.windows.remove(keyOf(attempt));
    } catch (error) {
      this.log.warn('attempts before a success could not be given back', error);
    }
  }

  /** After a success, where others count as well: their failures stay. */
  async giveBackOne(...attempts: readonly [Attempt, ...Attempt[]]): Promise<void> {
    try {
      await this.windows.add(attempts.map((attempt) => this.additionOf(attempt, -1)));
    } catch (error) {
      this.log.warn('a successful attempt could not be given back', error);
    }
  }

  private additionOf(attempt: Attempt, amount: number): Addition {
    return { key: keyOf(attempt), amount, windowS: this.config.rateLimits[attempt.action].windowS };
  }

  private async add(attempts: readonly Attempt[]): Promise<ReadonlyMap<string, Window>> {
    const additions = attempts.map((attempt) => this.additionOf(attempt, 1));
    try {
      return new Map((await this.windows.add(additions)).map((window) => [window.key, window]));
    } catch (error) {
      this.log.warn('an attempt could not be counted and was refused', error);
      throw new Problem('unavailable');
    }
  }
}

const keyOf = ({ action, of }: Attempt): string => `${action}:${hash('sha256', of)}`;
