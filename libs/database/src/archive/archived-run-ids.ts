import type { Database } from '../database';

/** Which runs are archived, of all organisations: ids and nothing else. */
export class ArchivedRunIds {
  constructor(private readonly database: Database) {}

  /** Those of the given ones that are archived. */
  async among(runIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.call<{ run_id: string }>(
      'select run_id from archived_run_id where run_id = any ($1::uuid[])',
      [runIds],
    );
    return new Set(rows.map(({ run_id }) => run_id));
  }
}
