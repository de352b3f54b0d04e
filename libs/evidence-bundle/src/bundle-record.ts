/** Hexadecimal, lower case, 64 digits. */
export type Sha256 = string;

/** First line: what the bundle is about. Nothing stands here that is not also in what is signed. */
export interface HeaderRecord {
  readonly type: 'header';
  readonly format: typeof bundleFormat;
  readonly v: 1;
  readonly organisationId: string;
  readonly cycleId: string;
  /** Name of the ledger, which every checkpoint carries. */
  readonly origin: string;
  /** Keys that have signed checkpoints, as published: `name+hash+key`. */
  readonly keys: readonly string[];
}

/** One leaf of the organisation's tree. Entries of other cycles are hashes only. */
export interface LeafRecord {
  readonly type: 'leaf';
  readonly index: number;
  readonly hash: Sha256;
  /** The entry as it was stored and hashed. */
  readonly payload?: string;
}

export interface CheckpointRecord {
  readonly type: 'checkpoint';
  /** C2SP signed note. */
  readonly note: string;
}

/** What somebody wrote with his act; absent once it has been erased. */
export interface ContentRecord {
  readonly type: 'content';
  readonly entryId: string;
  readonly salt: string;
  /** JSON text as it was hashed after the salt. */
  readonly text: string;
}

/** One version of a letter: the text that people sign by its hash. */
export interface DocumentRecord {
  readonly type: 'document';
  readonly letterId: string;
  readonly version: number;
  readonly sha256: Sha256;
  readonly text: string;
}

/** A workflow bundle that ran processes of this cycle. */
export interface CodeRecord {
  readonly type: 'code';
  readonly sha256: Sha256;
  readonly text: string;
}

/** One run of a process with its whole history. What the archive knows of it stands in its entry `run.archived`. */
export interface RunRecord {
  readonly type: 'run';
  readonly workflowId: string;
  readonly runId: string;
  /** `open`: still running, or not archived yet when it was exported; the ledger knows nothing of its history. */
  readonly state: 'archived' | 'open';
  /** The code that ran it. */
  readonly codeSha256: Sha256;
  /** Canonical protobuf bytes of the history, payloads in clear; base64. */
  readonly history: string;
}

/** Last line. Seals the lines before it against accidents; the signatures are what seals them against people. */
export interface EndRecord {
  readonly type: 'end';
  readonly lines: number;
  /** SHA-256 over the SHA-256 hashes of the lines before this one. */
  readonly sha256: Sha256;
}

export type BundleRecord =
  HeaderRecord | LeafRecord | CheckpointRecord | ContentRecord | DocumentRecord | CodeRecord | RunRecord | EndRecord;

export const bundleFormat = 'zeren-evidence-bundle';

/** Records stand in this order; within a type in the order of `placeOf`. */
export const recordTypes = ['header', 'leaf', 'checkpoint', 'content', 'document', 'code', 'run', 'end'] as const;

/** Name of a record as findings say it. `ordinal`: place among its type, from 1. */
export function nameOf(record: BundleRecord, ordinal: number): string {
  switch (record.type) {
    case 'leaf':
      return `leaf ${record.index}`;
    case 'checkpoint':
      return `checkpoint ${ordinal}`;
    case 'content':
      return `content ${record.entryId}`;
    case 'document':
      return `document ${record.letterId}/${record.version}`;
    case 'code':
      return `code ${record.sha256.slice(0, 12)}`;
    case 'run':
      return `history ${record.workflowId}`;
    case 'header':
    case 'end':
      return record.type;
  }
}
