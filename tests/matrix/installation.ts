import { createApi } from '@zeren/api';
import { anApiConfig } from '../support/an-api-config';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database';
import { Commission } from './commission';

type Api = Awaited<ReturnType<typeof createApi>>;

/** Two organisations behind one API, in one database. */
export class Installation {
  private constructor(
    readonly database: FreshDatabase,
    readonly api: Api,
    readonly commissions: readonly [Commission, Commission],
  ) {}

  static async open({ poolSize = 8 }: { readonly poolSize?: number } = {}): Promise<Installation> {
    const database = await freshDatabase();
    const api = await createApi(anApiConfig(database.appUrl, { poolSize, publicOrigins: [] }));
    const one = await Commission.found(api, database, 'demo-commission');
    return new Installation(database, api, [one, await Commission.found(api, database, 'neighbour-commission')]);
  }

  /** The other of the two. */
  otherThan(commission: Commission): Commission {
    const [one, other] = this.commissions;
    return commission === one ? other : one;
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.database.drop();
  }
}
