import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person did is found without reading the ledger: acts by the act itself, everything else by this index. It leaves
 * out what processes wrote and the kinds that only acts write, so that an act pays nothing for it.
 */
export class EntriesByHand1795479900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index ledger_entry_by_hand on ledger_entry (organisation_id, actor) where process_key is null
        and kind not in ('ballot.voted', 'letter.refused', 'letter.returned', 'letter.signed', 'letter.signed-on-paper', 'letter.witnessed',
                         'task.closed', 'task.returned');
      create index act_on_behalf on act (organisation_id, on_behalf_of_id) where on_behalf_of_id is not null`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index act_on_behalf; drop index ledger_entry_by_hand');
  }
}
