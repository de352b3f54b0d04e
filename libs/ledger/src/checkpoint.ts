import type { KeyObject } from 'node:crypto';
import { hashBytes, isCount } from './merkle-hash';
import type { NoteKey } from './note-key';
import { openNote, signNote } from './signed-note';

/** What a ledger was at one moment: so many leaves, and the root over them. */
export interface Checkpoint {
  /** Name of the ledger and of the key that signs for it; never changes. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** Origin of an organisation's ledger: the name of the installation and the organisation's id. */
export const originOf = (ledgerName: string, organisationId: string): string => `${ledgerName}/${organisationId}`;

/** C2SP tlog-checkpoint without signatures: three lines, and no more. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** The checkpoint as a signed note; the key's name is the origin. @throws Error when the origin is no key name. */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  if (!isCount(checkpoint.size) || checkpoint.root.length !== hashBytes) throw new Error('this is not a checkpoint');
  return signNote(checkpointText(checkpoint), checkpoint.origin, privateKey);
}

/**
 * A checkpoint from its note, signed by a known key that carries the ledger's name.
 *
 * @throws Error in one sentence when it is no checkpoint, or no key of this origin signed it.
 */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Checkpoint {
  const { signers: _, ...checkpoint } = openSignedCheckpoint(note, keys);
  return checkpoint;
}

/** The same, with the known keys of the ledger that signed it. */
export function openSignedCheckpoint(
  note: string,
  keys: readonly NoteKey[],
): Checkpoint & { readonly signers: readonly NoteKey[] } {
  const { text, signers } = openNote(note, keys);
  const checkpoint = readCheckpoint(text);
  const own = signers.filter(({ name }) => name === checkpoint.origin);
  if (own.length === 0) throw new Error(`no key of ${checkpoint.origin} has signed this checkpoint`);
  return { ...checkpoint, signers: own };
}

/** The same without asking who signed: for looking for the key. @throws Error when the text is no checkpoint. */
export function peekCheckpoint(note: string): Checkpoint {
  const boundary = note.lastIndexOf('\n\n');
  return readCheckpoint(boundary < 0 ? note : note.slice(0, boundary + 1));
}

/** Sizes are decimal without leading zeros, the root has one spelling; extension lines are refused, we write none. */
function readCheckpoint(text: string): Checkpoint {
  const [origin, size = '', encoded, end, ...more] = text.split('\n');
  const root = Buffer.from(encoded ?? '', 'base64');
  const isRoot = root.length === hashBytes && root.toString('base64') === encoded;
  const isSize = /^(0|[1-9][0-9]{0,15})$/.test(size) && isCount(Number(size));
  if (!origin || !isSize || !isRoot || end !== '' || more.length > 0) throw new Error('this is not a checkpoint');
  return { origin, size: Number(size), root };
}
