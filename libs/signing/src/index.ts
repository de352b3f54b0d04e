export { newOneTimeCodeSecret, oneTimeCodeUri, stepOfOneTimeCode } from './one-time-code';
export { hashPassword, isPassword } from './password';
export { newRecoveryCodes, recoveryCodeSha256 } from './recovery-code';
export { newSessionToken, sessionSha256 } from './session-token';
