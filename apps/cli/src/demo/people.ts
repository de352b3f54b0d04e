import { demoPassword } from '../seed/seed-organisation';
import { ApiClient, openConnections } from './api-client';
import type { Pool } from 'undici';

/** As many logins at a time: a password check is made to cost time. */
const parallelLogins = 3;

/** Everybody who plays, each with a session of his own. */
export class People {
  readonly #clients = new Map<string, ApiClient>();

  private constructor(
    private readonly pool: Pool,
    private readonly origin: string,
  ) {}

  /** Logs everybody in, once. @param logins person codes, `P-S01`. */
  static async open(origin: string, logins: readonly string[]): Promise<People> {
    const people = new People(openConnections(origin), origin);
    const waiting = [...new Set(logins)];
    await Promise.all(
      Array.from({ length: parallelLogins }, async () => {
        for (let login = waiting.shift(); login !== undefined; login = waiting.shift()) await people.#logIn(login);
      }),
    );
    return people;
  }

  /** The browser of a person who was logged in. */
  of(personCode: string): ApiClient {
    const client = this.#clients.get(personCode);
    if (!client) throw new Error(`${personCode} was not logged in`);
    return client;
  }

  get count(): number {
    return this.#clients.size;
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  async #logIn(login: string): Promise<void> {
    const client = new ApiClient(this.pool, this.origin);
    await client.logIn(login, demoPassword);
    this.#clients.set(login, client);
  }
}
