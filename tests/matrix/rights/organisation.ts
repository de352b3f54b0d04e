import { office, officeAndAuditor, participants, signedIn } from '../callers';
import { commissionFile } from '../../support/import-commission';
import type { Rights } from './right';

const parties = ['bearer', 'substitute of the bearer'] as const;

/** Names another organisation than either of the two: those who are let in are refused for it. */
const foreignFile = JSON.stringify(commissionFile('a-third-commission'));

export const organisationRights: Rights = {
  getOrganisation: { lets: signedIn, answers: 200 },
  // Of a post that there is not: refused by the matter.
  appoint: {
    lets: office,
    answers: 422,
    asks: () => ({
      body: { personCode: 'P-L3', postCode: 'L99', kind: 'acting', fromOn: '2027-01-18', reason: '空缺' },
    }),
  },
  endAppointment: {
    lets: office,
    answers: 422,
    asks: () => ({ body: { personCode: 'P-L3', postCode: 'L99', untilOn: '2027-01-18', reason: '离任' } }),
  },
  getCalendar: { lets: signedIn, answers: 200 },
  // A list of nothing is refused after the door.
  publishCalendar: { lets: office, answers: 400, asks: () => ({ body: { files: [] } }) },
  importOrganisation: { lets: office, answers: 422, asks: () => ({ body: { text: foreignFile, dryRun: true } }) },
  listSubstitutions: { lets: participants, answers: 200 },
  // Nobody of that code: refused by the matter.
  enterSubstitution: {
    lets: participants,
    answers: 422,
    asks: () => ({ body: { substitute: 'P-NOBODY', fromOn: '2027-01-18', lastOn: '2027-01-22', reason: '外出' } }),
  },
  revokeSubstitution: {
    on: 'substitution',
    samples: ['revoked'],
    lets: [...office, ...parties],
    others: 404,
    answers: 409,
  },
  listSuccessions: {
    on: 'cycle',
    lets: officeAndAuditor,
    answers: 200,
    asks: ({ cycleId = '' }) => ({ query: { cycleId } }),
  },
  listUnheldTasks: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  getHandover: {
    on: 'succession',
    lets: [...officeAndAuditor, 'bearer', 'discipline witness'],
    others: 404,
    answers: 200,
  },
  scorePredecessor: { on: 'succession', lets: office, answers: 200, asks: () => ({ body: { score: '91.00' } }) },
};
