/** A sitting. */
export const meetingEvents = [
  'attendance.recorded',
  'outcome.recorded',
  'meeting.closed',
  'resolution.verified',
] as const;
