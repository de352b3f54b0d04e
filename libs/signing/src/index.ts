export { apiTokenSha256, isApiToken, newApiToken, sessionOfApiToken } from './api-token';
export { newOneTimeCodeSecret, oneTimeCodeUri, stepOfOneTimeCode } from './one-time-code';
export { hashPassword, isPassword } from './password';
export { newRecoveryCodes, recoveryCodeSha256 } from './recovery-code';
export { SecretSealer } from './sealed-secret';
export { newSessionToken, sessionSha256 } from './session-token';
export { challengeOf, newNonce, type ActToConfirm, type SessionToConfirm, type ToConfirm } from './passkeys/challenge';
export {
  challengeOfClientData,
  originOfClientData,
  passkeyAlgorithms,
  readAssertion,
  readAttestation,
  type PasskeyAssertion,
  type PasskeyAttestation,
  type PasskeyCredential,
  type PasskeySite,
} from './passkeys/passkey';
export { SoftwareAuthenticator } from './passkeys/software-authenticator';
export { assertionSha256, isAssertionSound, type StoredAssertion } from './passkeys/stored-assertion';
