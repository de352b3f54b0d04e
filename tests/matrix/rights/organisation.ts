import { office, signedIn } from '../callers';
import { commissionFile } from '../../support/import-commission';
import type { Rights } from './right';

/** Names another organisation than either of the two: those who are let in are refused for it. */
const foreignFile = JSON.stringify(commissionFile('a-third-commission'));

export const organisationRights: Rights = {
  getOrganisation: { lets: signedIn, answers: 200 },
  getCalendar: { lets: signedIn, answers: 200 },
  // A list of nothing is refused after the door.
  publishCalendar: { lets: office, answers: 400, asks: () => ({ body: { files: [] } }) },
  importOrganisation: { lets: office, answers: 422, asks: () => ({ body: { text: foreignFile, dryRun: true } }) },
};
