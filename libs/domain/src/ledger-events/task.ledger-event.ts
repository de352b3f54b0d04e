/** A task, from opening to its end. */
export const taskEvents = [
  'task.opened',
  'task.closed',
  'task.returned',
  'task.refused',
  'task.expired',
  'task.withdrawn',
  'task.moved',
  'clock.recomputed',
  'task.escalated',
  'reminder.sent',
  'silence.proved',
] as const;
