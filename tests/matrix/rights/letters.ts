import { officeAndAuditor, participants } from '../callers';
import type { Rights } from './right';

export const letterRights: Rights = {
  listLetters: {
    on: 'cycle',
    lets: participants,
    answers: 200,
    elsewhere: 200,
    asks: ({ cycleId = '' }) => ({ query: { cycleId } }),
  },
  getLetter: { on: 'letter', lets: participants, answers: 200 },
  listLetterVersions: { on: 'letter', lets: participants, answers: 200 },
  getLetterVersion: { on: 'letter', lets: participants, answers: 200, asks: () => ({ params: { version: '1' } }) },
  getLetterChanges: { on: 'letter', lets: participants, answers: 200, asks: () => ({ params: { version: '1' } }) },
  listLetterGaps: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  listLetterSimilarities: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  getSigningRates: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  listLedger: [
    {
      on: 'cycle',
      lets: officeAndAuditor,
      answers: 200,
      elsewhere: 200,
      // Of one kind: an auditor's own readings differ from one question to the next.
      asks: ({ cycleId = '' }) => ({ query: { cycleId, kind: 'cycle.created' } }),
    },
    {
      on: 'letter',
      lets: officeAndAuditor,
      answers: 200,
      elsewhere: 200,
      asks: ({ letterId = '' }) => ({ query: { subjectKind: 'letter', subjectId: letterId } }),
    },
  ],
};
