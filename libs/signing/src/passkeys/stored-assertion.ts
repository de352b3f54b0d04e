import { canonicalJson } from '@zeren/ledger';
import { hash } from 'node:crypto';
import { challengeOf, type ToConfirm } from './challenge';
import { readAssertion, type PasskeyAssertion, type PasskeySite } from './passkey';

/** All that is needed to verify what a passkey confirmed, on any machine and years later. */
export interface StoredAssertion extends PasskeySite, PasskeyAssertion {
  readonly confirmed: ToConfirm;
  /** COSE_Key of the credential, base64url. */
  readonly publicKey: string;
}

/** What the evidence of an act names. Of all members, in one form: a text that says more or less has another hash. */
export const assertionSha256 = (stored: StoredAssertion): string =>
  hash('sha256', canonicalJson(JSON.parse(JSON.stringify(stored))));

/**
 * Offline: is this what the evidence names, and did a verified holder of this key confirm exactly this?
 *
 * It does not prove who held the key; that the person enrolled it is an entry of the ledger.
 */
export async function isAssertionSound(stored: StoredAssertion, sha256: string): Promise<boolean> {
  if (assertionSha256(stored) !== sha256) return false;
  const { confirmed, publicKey, rpId, origin } = stored;
  return (
    (await readAssertion(stored, challengeOf(confirmed), { rpId, origin }, { publicKey, signCount: 0 })) !== undefined
  );
}
