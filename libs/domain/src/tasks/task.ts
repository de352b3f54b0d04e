/** Only `open` accepts an act; the rest is final. A new round is a new task. */
export type TaskState = 'planned' | 'open' | ClosedState;
export type ClosedState = 'done' | 'returned' | 'refused' | 'expired' | 'withdrawn';

/** How sure we are who acted. */
export type AssuranceLevel = 'paper' | 'session' | 'one-time-code' | 'passkey';
