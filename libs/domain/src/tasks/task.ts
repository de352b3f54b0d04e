/** How a task has ended. Only an open task accepts an act; what has ended is final, and a new round is a new task. */
export type ClosedState = 'done' | 'returned' | 'refused' | 'expired' | 'withdrawn';
