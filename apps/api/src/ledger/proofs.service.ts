import { Injectable } from '@nestjs/common';
import type {
  CheckpointAnswer,
  ConsistencyProofAnswer,
  ConsistencyQuery,
  InclusionProofAnswer,
} from '@zeren/api-contracts';
import { Database, type CheckpointRow, type Repositories } from '@zeren/database';
import type { LeafRange } from '@zeren/domain';
import {
  consistencyRanges,
  hashFromTiles,
  inclusionRanges,
  peekCheckpoint,
  proofOf,
  tilesFor,
  tilesIn,
} from '@zeren/ledger';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';

/** Proofs that lead to the latest checkpoint: whoever holds it needs to believe nobody. */
@Injectable()
export class ProofsService {
  constructor(private readonly database: Database) {}

  /** @throws Problem `not-found` when nothing was signed yet. */
  checkpoint({ organisationId }: Principal): Promise<CheckpointAnswer> {
    return this.database.inTenant(organisationId, async ({ trees }) =>
      answerOf(await requireCheckpoint(trees, organisationId)),
    );
  }

  /** @throws Problem `not-found` for an entry that is not there, `checkpoint-pending` for one that is not signed for yet. */
  inclusion({ organisationId }: Principal, entryId: string): Promise<InclusionProofAnswer> {
    return this.database.inTenant(organisationId, async ({ trees }) => {
      const leaf = await trees.findLeaf(organisationId, entryId);
      if (!leaf) throw new Problem('not-found');
      const checkpoint = await trees.latestCheckpoint(organisationId);
      const { index, leafHash, payload } = leaf;
      if (index === null || !checkpoint || index >= checkpoint.size) throw new Problem('checkpoint-pending');
      const hashes = await proof(trees, organisationId, inclusionRanges(index, checkpoint.size));
      return {
        ...{ entryId, payload, leafHash: leafHash.toString('base64'), index, hashes },
        checkpoint: answerOf(checkpoint),
      };
    });
  }

  /** @throws Problem `invalid-body` for sizes that are not in order, or beyond what was signed. */
  consistency({ organisationId }: Principal, { older, newer }: ConsistencyQuery): Promise<ConsistencyProofAnswer> {
    return this.database.inTenant(organisationId, async ({ trees }) => {
      const { size } = await requireCheckpoint(trees, organisationId);
      const until = newer ?? size;
      if (older > until || until > size)
        throw new Problem('invalid-body', [
          { pointer: '', code: 'out-of-order', message: `sizes are 0 ≤ older ≤ newer ≤ ${size}` },
        ]);
      const hashes = await proof(trees, organisationId, consistencyRanges(older, until));
      return { older, newer: until, hashes };
    });
  }
}

type Trees = Repositories['trees'];

/** @throws Problem `not-found` when nothing was signed yet. */
export async function requireCheckpoint(trees: Trees, organisationId: string): Promise<CheckpointRow> {
  const checkpoint = await trees.latestCheckpoint(organisationId);
  if (!checkpoint) throw new Problem('not-found');
  return checkpoint;
}

/** Hashes of the ranges, base64; the tiles they are made from are read in one statement. */
export async function proof(trees: Trees, organisationId: string, ranges: readonly LeafRange[]): Promise<string[]> {
  const read = tilesIn(await trees.tiles(organisationId, tilesFor(ranges)));
  return proofOf(ranges, hashFromTiles(read)).map((hash) => hash.toString('base64'));
}

export const answerOf = ({ size, root, note, verifierKey, signedAt }: CheckpointRow): CheckpointAnswer => ({
  origin: peekCheckpoint(note).origin,
  size,
  root: root.toString('base64'),
  note,
  verifierKey,
  signedAt,
});
