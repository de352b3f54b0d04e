import { accessRights } from './access';
import { cycleRights } from './cycles';
import { ledgerRights } from './ledger';
import { letterRights } from './letters';
import { organisationRights } from './organisation';
import type { Rights } from './right';
import { sessionRights } from './sessions';
import { taskRights } from './tasks';
import { timelineRights } from './timelines';
import { yearRights } from './year';

/** The matrix: every operation of the API, and who is let in. An operation is one line in the file of its feature. */
export const rights: Rights = {
  ...accessRights,
  ...cycleRights,
  ...ledgerRights,
  ...letterRights,
  ...organisationRights,
  ...taskRights,
  ...timelineRights,
  ...yearRights,
  ...sessionRights,
};
