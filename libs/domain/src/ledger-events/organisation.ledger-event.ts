/** Who is where. */
export const organisationEvents = [
  'organisation.imported',
  'person.added',
  'appointment.started',
  'appointment.ended',
  'body.adjusted',
  'roster.frozen',
  'calendar.published',
  'predecessor.scored',
  'substitution.entered',
  'substitution.revoked',
] as const;
