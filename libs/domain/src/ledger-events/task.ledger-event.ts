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
  'extension.asked',
  'extension.granted',
  'extension.refused',
  'task.escalated',
  'reminder.sent',
  'silence.proved',
] as const;
