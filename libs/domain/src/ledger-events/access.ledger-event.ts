/** Who came in and who looked. */
export const accessEvents = [
  'session.opened',
  'session.closed',
  'session.ended',
  'access.denied',
  'auditor.read',
] as const;
