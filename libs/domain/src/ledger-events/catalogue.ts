import { accessEvents } from './access.ledger-event';
import { archiveEvents } from './archive.ledger-event';
import { cycleEvents } from './cycle.ledger-event';
import { evaluationEvents } from './evaluation.ledger-event';
import { ledgerEvents } from './ledger.ledger-event';
import { letterEvents } from './letter.ledger-event';
import { meetingEvents } from './meeting.ledger-event';
import { organisationEvents } from './organisation.ledger-event';
import { planEvents } from './plan.ledger-event';
import { recordEvents } from './record.ledger-event';
import { reviewEvents } from './review.ledger-event';
import { taskEvents } from './task.ledger-event';

/** Every kind of entry: one per thing that happened, written in the transaction that made it happen. */
export const ledgerEventKinds = [
  ...organisationEvents,
  ...cycleEvents,
  ...taskEvents,
  ...planEvents,
  ...letterEvents,
  ...meetingEvents,
  ...reviewEvents,
  ...recordEvents,
  ...evaluationEvents,
  ...accessEvents,
  ...archiveEvents,
  ...ledgerEvents,
] as const;

export type LedgerEventKind = (typeof ledgerEventKinds)[number];
