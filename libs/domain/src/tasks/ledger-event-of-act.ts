import type { LedgerEventKind } from '../ledger-events/catalogue';
import type { ActKind } from '../task-kinds/catalogue';
import type { ClosedState } from './task';

/** How a task ends by an act: what was sent back or declined is closed too, in a state of its own. */
export const stateAfter = (act: ActKind): Extract<ClosedState, 'done' | 'returned' | 'refused'> =>
  act === 'return' ? 'returned' : act === 'refuse' ? 'refused' : 'done';

const events: Partial<Record<ActKind, LedgerEventKind>> = {
  cast: 'ballot.voted',
  refuse: 'letter.refused',
  return: 'letter.returned',
  sign: 'letter.signed',
  witness: 'letter.witnessed',
};

/**
 * Ledger event of an act: what is done to a letter has kinds of its own, a ballot tells only that somebody voted.
 * A return of anything but a signing request is recorded by the statement as `task.returned`.
 *
 * @param onPaper true when the office records what somebody did on paper.
 */
export const ledgerEventOf = (act: ActKind, onPaper: boolean): LedgerEventKind =>
  act === 'sign' && onPaper ? 'letter.signed-on-paper' : (events[act] ?? 'task.closed');
