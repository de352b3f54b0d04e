/** The year and its phases. */
export const cycleEvents = [
  'cycle.created',
  'cycle.started',
  'phase.entered',
  'phase.left',
  'deadline.moved',
  'cycle.archived',
  'cycle.cancelled',
] as const;
