import { office, officeAndAuditor, participants, signedIn } from '../callers';
import { missing, type Rights } from './right';

const body = { year: 2026, title: '2026年度', template: 'demo-commission' };
const clock = { kind: 'real' };
const withdrawal = { kind: 'withdraw-task', taskId: '00000000-0000-7000-8000-000000000000', reason: '误开' };

export const cycleRights: Rights = {
  // Which years there are is a setting of the frame everybody works in; what happened in them is not.
  listCycles: { lets: signedIn, answers: 200 },
  getCycle: { on: 'cycle', lets: participants, answers: 200 },
  getCycleCounts: { on: 'cycle', lets: participants, answers: 200 },
  getBoard: { on: 'cycle', lets: participants, answers: 200 },
  listClockChanges: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  listExtensions: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  decideExtension: {
    lets: office,
    answers: 404,
    asks: () => ({ params: { requestId: missing }, body: { decision: 'grant', reason: '同意' } }),
  },
  listCycleTasks: { on: 'cycle', lets: officeAndAuditor, answers: 200, elsewhere: 200 },
  getCycleProcess: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  listCycleProcesses: { on: 'cycle', lets: officeAndAuditor, answers: 200 },
  listTemplates: { lets: officeAndAuditor, answers: 200 },
  rehearseYear: {
    lets: office,
    answers: 200,
    asks: () => ({ query: { year: '2026', template: 'demo-commission' } }),
  },
  // The year exists already.
  createCycle: { lets: office, answers: 409, asks: () => ({ body }) },
  // It runs, or is over.
  startCycle: {
    on: 'cycle',
    samples: ['running', 'closed'],
    lets: office,
    answers: 409,
    asks: () => ({ body: { clock } }),
  },
  // Not running, or no such task.
  commandCycle: {
    on: 'cycle',
    lets: office,
    answers: { running: 404, draft: 409, closed: 409 },
    asks: () => ({ body: withdrawal }),
  },
};
