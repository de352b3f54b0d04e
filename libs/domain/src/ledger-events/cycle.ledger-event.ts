/** The year and its phases. */
export const cycleEvents = [
  'cycle.created',
  'cycle.started',
  'phase.entered',
  'phase.left',
  'calendar.adopted',
  'deadline.moved',
  'cycle.archived',
  'cycle.cancelled',
] as const;
