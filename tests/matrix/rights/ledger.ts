import { officeAndAuditor } from '../callers';
import { missing, type Rights } from './right';

/** No sequencer works while the matrix is asked: there is no checkpoint yet, and whoever is let in is told so. */
export const ledgerRights: Rights = {
  getCheckpoint: { lets: officeAndAuditor, answers: 404 },
  getInclusionProof: { lets: officeAndAuditor, answers: 404, asks: () => ({ params: { entryId: missing } }) },
  getConsistencyProof: { lets: officeAndAuditor, answers: 404, asks: () => ({ query: { older: '1' } }) },
  checkCheckpoint: { lets: officeAndAuditor, answers: 400, asks: () => ({ query: { note: 'none' } }) },
};
