import type { Repositories } from '@zeren/database';
import type {
  BundleRecord,
  CheckpointRecord,
  ContentRecord,
  DocumentRecord,
  HeaderRecord,
  LeafRecord,
} from '@zeren/evidence-bundle';
import { canonicalJson, peekCheckpoint } from '@zeren/ledger';

interface Entry {
  readonly kind: string;
  readonly documentSha256?: string;
  readonly subject?: { readonly documentSha256?: string; readonly runId?: string };
}

const pageSize = 5_000;

/** Records that the database has: everything that a bundle holds but its histories and their code. */
export interface LedgerRecords {
  readonly header: HeaderRecord;
  readonly records: readonly Exclude<BundleRecord, { readonly type: 'header' | 'code' | 'run' | 'end' }>[];
  readonly counts: { readonly leaves: number; readonly checkpoints: number };
  /** Runs that the ledger of the bundle says are archived. */
  readonly archivedRunIds: ReadonlySet<string>;
}

/**
 * In one transaction that sees one state. Leaves that no checkpoint covers stay behind: nobody vouches for them yet.
 *
 * @throws Error when nothing has been signed yet.
 */
export async function gatherRecords(
  { evidence }: Pick<Repositories, 'evidence'>,
  organisationId: string,
  cycleId: string,
): Promise<LedgerRecords> {
  const signed = await evidence.checkpoints(organisationId);
  const last = signed.at(-1);
  if (!last) throw new Error('no checkpoint of this ledger has been signed yet');
  const leaves: LeafRecord[] = [];
  for (let from = 0; from < last.size; from += pageSize) {
    const until = Math.min(from + pageSize, last.size);
    for (const { index, hash, payload } of await evidence.leaves(organisationId, cycleId, { from, until }))
      leaves.push({ type: 'leaf', index, hash, ...(payload === null ? {} : { payload }) });
  }
  const checkpoints = signed.map(({ note }): CheckpointRecord => ({ type: 'checkpoint', note }));
  const contents = (await evidence.contents(organisationId, cycleId)).map(
    ({ entryId, salt, content }): ContentRecord => ({ type: 'content', entryId, salt, text: canonicalJson(content) }),
  );
  const entries = leaves.flatMap(({ payload }) => (payload === undefined ? [] : [JSON.parse(payload) as Entry]));
  const signedFor = new Set(entries.map(({ documentSha256, subject }) => documentSha256 ?? subject?.documentSha256));
  const documents = (await evidence.letterVersions(organisationId, cycleId))
    .filter(({ sha256 }) => signedFor.has(sha256)) // an empty draft is nobody's document
    .map((version): DocumentRecord => ({ type: 'document', ...version }));
  return {
    header: {
      ...{ type: 'header', format: 'zeren-evidence-bundle', v: 1, organisationId, cycleId },
      origin: peekCheckpoint(last.note).origin,
      keys: [...new Set(signed.map(({ verifierKey }) => verifierKey))],
    },
    records: [...leaves, ...checkpoints, ...contents, ...documents],
    counts: { leaves: leaves.length, checkpoints: checkpoints.length },
    archivedRunIds: new Set(
      entries.flatMap(({ kind, subject }) => (kind === 'run.archived' ? (subject?.runId ?? []) : [])),
    ),
  };
}
