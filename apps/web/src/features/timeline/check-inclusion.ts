import type { InclusionProofAnswer } from '@zeren/api-contracts';
import { inclusionPath, type InclusionStep } from '@zeren/domain';
import { checkNote, type NoteFinding } from './check-note';
import { bytesOf, sha256, textOf } from './web-hash';

/** One step up: the sibling, and the hash that it gives together with what was reached before. Base64. */
export interface ProofStep extends InclusionStep {
  readonly siblingHash: string;
  readonly reached: string;
}

export interface InclusionCheck {
  /** SHA-256 over 0x00 and the bytes of the entry. */
  readonly leafHash: string;
  readonly isLeafRight: boolean;
  readonly steps: readonly ProofStep[];
  readonly isRootReached: boolean;
  readonly note: NoteFinding;
}

/** Whether this browser can compute hashes at all: it does so over https and on the machine itself. */
export const canCheck = (): boolean => globalThis.crypto?.subtle !== undefined;

/**
 * Computes a proof again, from the bytes of the entry to the signed root. The way is the one that the ledger's own
 * verifier walks; the hashes are the browser's.
 */
export async function checkInclusion(proof: InclusionProofAnswer): Promise<InclusionCheck | null> {
  if (!canCheck()) return null;
  const { payload, index, hashes, checkpoint } = proof;
  const leaf = await sha256(Uint8Array.of(0), new TextEncoder().encode(payload));
  const path = index < checkpoint.size ? inclusionPath(index, checkpoint.size) : [];
  const steps: ProofStep[] = [];
  let reached = leaf;
  for (const [at, step] of path.entries()) {
    const sibling = bytesOf(hashes[at] ?? '');
    reached = await sha256(Uint8Array.of(1), ...(step.side === 'left' ? [sibling, reached] : [reached, sibling]));
    steps.push({ ...step, siblingHash: textOf(sibling), reached: textOf(reached) });
  }
  const isWhole = index < checkpoint.size && path.length === hashes.length;
  return {
    leafHash: textOf(leaf),
    isLeafRight: textOf(leaf) === proof.leafHash,
    steps,
    isRootReached: isWhole && textOf(reached) === checkpoint.root,
    note: await checkNote(checkpoint),
  };
}

export const isProved = ({ isLeafRight, isRootReached, note }: InclusionCheck): boolean =>
  isLeafRight && isRootReached && note === 'signed';
