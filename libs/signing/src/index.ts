export { hashPassword, isPassword } from './password';
export { newSessionToken, sessionSha256 } from './session-token';
