import type { LeafRecord } from './bundle-record';
import type { Findings } from './finding';
import type { Memo } from './memo';
import type { Bundle } from './read-bundle';

/** An entry of the ledger as its payload says it; members that are not there are undefined. */
export interface Entry {
  /** Name of its leaf. */
  readonly object: string;
  /** Its place in the tree. */
  readonly leaf: number;
  readonly entryId: string;
  readonly kind: string;
  readonly actorId: string;
  readonly businessAt: number;
  readonly recordedAt: number;
  /** What it is about, where a process or the service wrote it. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Of a person's act. */
  readonly taskId: string | undefined;
  readonly state: string | undefined;
  readonly result: string | undefined;
  readonly letterId: string | undefined;
  readonly documentSha256: string | undefined;
  readonly contentSha256: string | undefined;
}

interface Payload {
  readonly organisationId?: unknown;
  readonly cycleId?: unknown;
  readonly [member: string]: unknown;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** Entries of the cycle; one of another organisation or cycle does not belong here. */
export function entriesOf({ header, leaves }: Bundle, findings: Findings, memo: Memo): readonly Entry[] {
  return leaves.flatMap((leaf) => {
    const read = memo.about('entry', leaf, () => readEntry(leaf));
    if (!read) return [];
    const { entry, organisationId, cycleId } = read;
    const isOurs = organisationId === header.organisationId && (cycleId ?? header.cycleId) === header.cycleId;
    if (!isOurs)
      findings.add(
        entry.object,
        'entry',
        '不是本单位本周期的条目',
        'is no entry of the organisation and cycle that the bundle is about',
      );
    return [entry];
  });
}

interface ReadEntry {
  readonly entry: Entry;
  readonly organisationId: unknown;
  readonly cycleId: unknown;
}

function readEntry({ index, payload }: LeafRecord): ReadEntry | undefined {
  if (payload === undefined) return undefined;
  const { organisationId, cycleId, ...read } = parse(payload);
  return { entry: entryOf(index, read), organisationId, cycleId };
}

function parse(payload: string): Payload {
  try {
    return recordOf(JSON.parse(payload));
  } catch {
    return {};
  }
}

const entryOf = (leaf: number, read: Payload): Entry => {
  const subject = recordOf(read['subject']);
  return {
    object: `leaf ${leaf}`,
    leaf,
    entryId: textOf(read['entryId']) ?? '',
    kind: textOf(read['kind']) ?? '',
    actorId: textOf(read['actorId']) ?? '',
    businessAt: Number(read['businessAt']),
    recordedAt: Number(read['recordedAt']),
    subject,
    taskId: textOf(read['taskId']),
    state: textOf(read['state']),
    result: textOf(read['result']),
    letterId: textOf(read['letterId']) ?? (subject['kind'] === 'letter' ? textOf(subject['id']) : undefined),
    documentSha256: textOf(read['documentSha256']) ?? textOf(subject['documentSha256']),
    contentSha256: textOf(read['contentSha256']),
  };
};
