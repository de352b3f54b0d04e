/** Who came in and who looked. */
export const accessEvents = [
  'session.opened',
  'session.closed',
  'session.ended',
  'session.stepped-up',
  'second-factor.confirmed',
  'second-factor.removed',
  'passkey.enrolled',
  'passkey.removed',
  'passkey.refused',
  'api-token.created',
  'api-token.revoked',
  'identity.linked',
  'identity.removed',
  'access.denied',
  'auditor.read',
  'pace.flagged',
] as const;
