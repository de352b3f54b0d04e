import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import { isStrictEcdsaSignature } from './strict-der';

/** ES256, EdDSA and RS256, in COSE's numbers; the first is preferred. */
export const passkeyAlgorithms: readonly number[] = [-7, -8, -257];

/** Where passkeys hold: a domain, and the exact origin of the page that asked. */
export interface PasskeySite {
  readonly rpId: string;
  readonly origin: string;
}

/** All base64url, as the browser gives them. */
export interface PasskeyAttestation {
  readonly credentialId: string;
  readonly attestationObject: string;
  readonly clientDataJson: string;
}

export interface PasskeyAssertion {
  readonly credentialId: string;
  readonly authenticatorData: string;
  readonly clientDataJson: string;
  readonly signature: string;
}

/** What is kept of a passkey. */
export interface PasskeyCredential {
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  readonly signCount: number;
  /** Its provider keeps a copy elsewhere: it may be on several devices. */
  readonly isBackedUp: boolean;
}

/** A new passkey whose holder was verified by his device; nothing for anything else. No attestation is asked for. */
export async function readAttestation(
  { credentialId, attestationObject, clientDataJson }: PasskeyAttestation,
  challenge: string,
  { rpId, origin }: PasskeySite,
): Promise<PasskeyCredential | undefined> {
  const found = await verifyRegistrationResponse({
    response: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { attestationObject, clientDataJSON: clientDataJson },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...passkeyAlgorithms],
  }).catch(() => undefined);
  if (!found?.verified || found.registrationInfo.credential.id !== credentialId) return undefined;
  const { credential, credentialBackedUp } = found.registrationInfo;
  return { publicKey: base64url(credential.publicKey), signCount: credential.counter, isBackedUp: credentialBackedUp };
}

/**
 * The credential as it is afterwards, when this assertion was made for this challenge on this site by a verified holder;
 * nothing otherwise. A counter that goes back is refused; one that stays 0 is usual for synced passkeys.
 */
export async function readAssertion(
  { credentialId, authenticatorData, clientDataJson, signature }: PasskeyAssertion,
  challenge: string,
  { rpId, origin }: PasskeySite,
  { publicKey, signCount }: Pick<PasskeyCredential, 'publicKey' | 'signCount'>,
): Promise<PasskeyCredential | undefined> {
  if (!isSignatureStrict(publicKey, signature)) return undefined;
  const found = await verifyAuthenticationResponse({
    response: {
      id: credentialId,
      rawId: credentialId,
      type: 'public-key',
      clientExtensionResults: {},
      response: { authenticatorData, clientDataJSON: clientDataJson, signature },
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    credential: { id: credentialId, publicKey: bytesOf(publicKey), counter: signCount },
  }).catch(() => undefined);
  if (!found?.verified) return undefined;
  const { newCounter, credentialBackedUp } = found.authenticationInfo;
  return { publicKey, signCount: newCounter, isBackedUp: credentialBackedUp };
}

/** What a browser wrote into what was signed, before anybody has verified it; nothing where it cannot be read. */
export const originOfClientData = (clientDataJson: string): string | undefined => memberOf(clientDataJson, 'origin');
export const challengeOfClientData = (clientDataJson: string): string | undefined =>
  memberOf(clientDataJson, 'challenge');

function memberOf(clientDataJson: string, name: 'origin' | 'challenge'): string | undefined {
  try {
    const clientData = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8')) as Record<string, unknown>;
    const member = clientData[name];
    return typeof member === 'string' ? member : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Only ECDSA signatures are DER; the others have one form. */
function isSignatureStrict(publicKey: string, signature: string): boolean {
  try {
    const key = decodeCredentialPublicKey(bytesOf(publicKey));
    return !cose.isCOSEPublicKeyEC2(key) || isStrictEcdsaSignature(Buffer.from(signature, 'base64url'), 32);
  } catch {
    return false;
  }
}
