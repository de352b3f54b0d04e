import type { Database } from '../database';

export interface Addition {
  /** What is counted and for whom: `login-address:<sha256>`. Never a name or an address in clear. */
  readonly key: string;
  readonly amount: number;
  readonly windowS: number;
}

export interface Window {
  readonly key: string;
  /** In this window, of all processes together, with what was just added. */
  readonly count: number;
  /** At least 1. */
  readonly endsInS: number;
}

/** How often something happened within its window: one table for all processes of the api, no organisation in it. */
export class RateWindows {
  constructor(private readonly database: Database) {}

  /** One round trip for all keys. A window that is over begins anew. */
  add(additions: readonly Addition[]): Promise<readonly Window[]> {
    return this.database.callNamed<Window>(
      'add_to_rate_windows',
      'select key, count::int as count, ends_in_s as "endsInS" from add_to_rate_windows($1, $2, $3)',
      [additions.map(({ key }) => key), additions.map(({ amount }) => amount), additions.map(({ windowS }) => windowS)],
    );
  }

  async remove(key: string): Promise<void> {
    await this.database.call('delete from rate_window where key = $1', [key]);
  }
}
