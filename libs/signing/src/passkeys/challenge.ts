import { canonicalJson } from '@zeren/ledger';
import { createHash, randomBytes } from 'node:crypto';

interface Asked {
  readonly organisationId: string;
  readonly personId: string;
  /** 32 random bytes, hexadecimal. */
  readonly nonce: string;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** One act of one person on one document: whoever confirms this confirms nothing else. */
export interface ActToConfirm extends Asked {
  readonly purpose: 'act';
  readonly taskId: string;
  readonly round: number;
  readonly act: string;
  /** Null for an act that is bound to no text. */
  readonly documentSha256: string | null;
}

/** A session that is to be raised, or a passkey that is to be enrolled from it. */
export interface SessionToConfirm extends Asked {
  readonly purpose: 'step-up' | 'enrol';
  readonly sessionId: string;
}

/** Everything a passkey signs over; kept, so that the challenge can be computed again by anybody. */
export type ToConfirm = ActToConfirm | SessionToConfirm;

export const newNonce = (): string => randomBytes(32).toString('hex');

/** 32 bytes in base64url: SHA-256 over the purpose's own domain and RFC 8785 of everything that is confirmed. */
export const challengeOf = (toConfirm: ToConfirm): string =>
  createHash('sha256')
    .update(`zeren/${toConfirm.purpose}/v1\n`)
    .update(canonicalJson({ ...toConfirm }))
    .digest('base64url');
