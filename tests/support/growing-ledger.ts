import { Database, newId } from '@zeren/database';
import { ledgerEntry, noteKeyOf, openCheckpoint, originOf, privateKeyOf, rootOf, splitHashes } from '@zeren/ledger';
import type { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from './fresh-database';

export const ledgerName = 'zeren.example';
export const checkpointSeed = '4c'.repeat(32);

export const withoutLeaf = `ledger_entry e where not exists (
  select 1 from ledger_leaf l where l.organisation_id = e.organisation_id and l.entry_id = e.id)`;

/** Small numbers that look random and come again from the same seed. */
export function* numbersFrom(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state >>> 8;
  }
}

/** A database with some organisations' ledgers: writes entries as the app does, and judges the trees over them. */
export class GrowingLedger {
  readonly organisations = [newId(), newId(), newId()];
  readonly written = new Map<string, string[]>(this.organisations.map((id) => [id, []]));

  private constructor(
    readonly database: FreshDatabase,
    readonly app: Database,
  ) {}

  static async open(): Promise<GrowingLedger> {
    const database = await freshDatabase();
    return new GrowingLedger(database, await Database.open(database.appUrl, 4));
  }

  get admin(): Client {
    return this.database.admin;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  /** So many entries in one transaction, which then goes on until `rest` ends. */
  async write(
    organisationId: string,
    count: number,
    rest: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const entries = Array.from({ length: count }, () => entryOf(organisationId));
    await this.app.inTenant(organisationId, async ({ ledger }) => {
      await ledger.append(organisationId, entries);
      await rest();
    });
    this.written.get(organisationId)?.push(...entries.map(({ entryId }) => entryId));
  }

  async count(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const { rows } = await this.admin.query<{ count: number }>(`select count(*)::int as count from ${sql}`, [
      ...parameters,
    ]);
    return rows[0]?.count ?? 0;
  }

  /** Nobody waits any longer. */
  async isPlaced(): Promise<boolean> {
    return (await this.count(withoutLeaf)) === 0;
  }

  /** Everything written has one leaf, places without a gap, tiles and checkpoints as the definition has them. */
  async judge(organisationId: string): Promise<readonly string[]> {
    const leaves = await this.leavesOf(organisationId);
    const hashes = leaves.map(({ leaf_hash }) => leaf_hash);
    const placed = leaves.map(({ entry_id }) => entry_id);
    const findings: string[] = [];
    if (leaves.some(({ leaf_index }, place) => Number(leaf_index) !== place)) findings.push('places have gaps');
    if (leaves.some(({ leaf_hash, of_entry }) => !leaf_hash.equals(of_entry))) findings.push('a leaf has another hash');
    if (placed.toSorted().join() !== (this.written.get(organisationId) ?? []).toSorted().join())
      findings.push(`${this.written.get(organisationId)?.length} entries were written, ${leaves.length} have leaves`);
    return [
      ...findings,
      ...(await this.judgeTiles(organisationId, hashes)),
      ...(await this.judgeCheckpoints(organisationId, hashes)),
    ];
  }

  private async leavesOf(organisationId: string) {
    const { rows } = await this.admin.query<{
      leaf_index: string;
      entry_id: string;
      leaf_hash: Buffer;
      of_entry: Buffer;
    }>(
      `select l.leaf_index, l.entry_id, l.leaf_hash, e.leaf_hash as of_entry
         from ledger_leaf l join ledger_entry e on e.organisation_id = l.organisation_id and e.id = l.entry_id
        where l.organisation_id = $1 order by l.leaf_index`,
      [organisationId],
    );
    return rows;
  }

  private async judgeTiles(organisationId: string, hashes: readonly Buffer[]): Promise<readonly string[]> {
    const { rows } = await this.admin.query<{ tile_index: string; hashes: Buffer; root: Buffer }>(
      'select tile_index, hashes, root from ledger_tile where organisation_id = $1 and level = 0 order by tile_index',
      [organisationId],
    );
    const findings = rows.length === Math.floor(hashes.length / 256) ? [] : [`${rows.length} tiles are stored`];
    for (const { tile_index, hashes: stored, root } of rows) {
      const below = hashes.slice(Number(tile_index) * 256, (Number(tile_index) + 1) * 256);
      if (!stored.equals(Buffer.concat(below)) || !root.equals(rootOf(splitHashes(stored))))
        findings.push(`tile ${tile_index} is wrong`);
    }
    return findings;
  }

  private async judgeCheckpoints(organisationId: string, hashes: readonly Buffer[]): Promise<readonly string[]> {
    const { rows } = await this.admin.query<{ note: string }>(
      'select note from ledger_checkpoint where organisation_id = $1 order by size',
      [organisationId],
    );
    const key = noteKeyOf(originOf(ledgerName, organisationId), privateKeyOf(checkpointSeed));
    const sizes = rows.map(({ note }) => {
      const { size, root } = openCheckpoint(note, [key]);
      return root.equals(rootOf(hashes.slice(0, size))) ? size : Number.NaN;
    });
    const wrong = sizes.filter(Number.isNaN).length;
    if (wrong > 0) return [`${wrong} checkpoints have another root`];
    return sizes.at(-1) === hashes.length ? [] : [`the last checkpoint is of ${sizes.at(-1)} leaves`];
  }
}

function entryOf(organisationId: string) {
  const entryId = newId();
  const facts = { entryId, organisationId, kind: 'session.opened', actorId: newId(), subject: {} } as const;
  const { payload, leafHash } = ledgerEntry({ ...facts, businessAt: Date.now(), recordedAt: Date.now() });
  return {
    ...{ entryId, kind: facts.kind, cycleId: null, subjectKind: 'session', subjectId: entryId, actorId: facts.actorId },
    ...{ payload, leafHash, processKey: null, businessAt: Date.now(), recordedAt: Date.now() },
  };
}
