import { leaders, office, officeAndAuditor, participants } from '../callers';
import { missing, type Ids, type Right, type Rights } from './right';

const ofCycle = ({ cycleId = '' }: Ids) => ({ query: { cycleId } });
/** A list that belongs to a cycle: of one that is not ours it is as empty as of one that is not. */
const list = (lets: Right['lets']): Right => ({ on: 'cycle', lets, answers: 200, elsewhere: 200, asks: ofCycle });

const item = {
  code: 'SAF-1',
  domain: 'safety',
  titleZh: '要点',
  weight: '100',
  leadUnit: 'D01',
  coUnits: [],
  liaison: 'S01',
  indicator: { code: 'SAF1', unit: '%', target: '100' },
  milestones: [],
};
const problem = { no: 7, unitCode: 'D03', problem: '问题', measure: '措施', closingOn: '2027-03-01' };
const adjustment = { letterCode: 'A01', code: 'P1', kind: 'plus', points: '2.00', reason: '市级表彰' };
const record = { kind: 'lecture', heldOn: '2027-01-18', title: '党课', fields: { attended: 30 } };

export const yearRights: Rights = {
  listPlans: list(participants),
  getPlan: { on: 'plan', lets: participants, answers: 200 },
  draftPlan: {
    on: 'plan',
    lets: office,
    answers: { issued: 409, draft: 412 },
    asks: () => ({ body: { items: [item] }, headers: { 'if-match': '"99"' } }),
  },
  listPlanComments: { on: 'plan', lets: participants, answers: 200 },
  answerPlanComment: {
    on: 'plan',
    lets: office,
    answers: { issued: 409, draft: 422 },
    asks: () => ({ body: { taskId: missing, verdict: 'adopted', reason: '采纳' } }),
  },
  getPlanProgress: { on: 'plan', lets: participants, answers: 200 },
  /** Of an item that is not there: whose liaison reports is asked of one that is. */
  reachPlanMilestone: {
    on: 'plan',
    lets: participants,
    answers: { issued: 422, draft: 409 },
    asks: () => ({ body: { itemCode: 'NONE', milestoneNo: 1, text: '已完成' } }),
  },
  overridePlanLight: {
    on: 'plan',
    lets: office,
    answers: { issued: 422, draft: 409 },
    asks: () => ({ body: { itemCode: 'NONE', light: 'red', reason: '经费尚未到位' } }),
  },
  comparePlan: { on: 'plan', lets: participants, answers: 200 },
  copyLastPlan: {
    on: 'plan',
    lets: office,
    answers: { issued: 409, draft: 412 },
    asks: () => ({ body: { revision: 99 } }),
  },
  listMeetings: list(participants),
  getMeeting: { on: 'meeting', lets: participants, answers: 200 },
  recordAttendance: {
    on: 'meeting',
    lets: office,
    answers: { planned: 200, held: 409 },
    asks: () => ({ body: { members: [] } }),
  },
  recordOutcomes: {
    on: 'meeting',
    lets: office,
    answers: { planned: 201, held: 409 },
    asks: () => ({ body: { outcomes: [{ kind: 'information', text: '通报情况' }] } }),
  },
  listRecords: list(participants),
  countRecords: list(participants),
  enterRecord: {
    on: 'cycle',
    lets: office,
    answers: 201,
    asks: ({ cycleId }) => ({ body: { ...record, cycleId } }),
  },
  listReviews: list(participants),
  registerProblem: {
    on: 'cycle',
    lets: office,
    answers: 201,
    asks: ({ cycleId }) => ({ body: { ...problem, cycleId } }),
  },
  listEvaluations: { ...list(participants), elsewhere: 404 },
  listAdjustments: list(officeAndAuditor),
  registerAdjustment: {
    on: 'cycle',
    lets: office,
    answers: { running: 409, draft: 422, closed: 422 },
    asks: ({ cycleId }) => ({ body: { ...adjustment, cycleId } }),
  },
  listObjections: list(officeAndAuditor),
  fileObjection: {
    on: 'cycle',
    lets: leaders,
    answers: { running: 201, draft: 409, closed: 409 },
    asks: ({ cycleId }) => ({ body: { cycleId, pool: 'deputies', text: '对结果有异议' } }),
  },
  listReports: list(participants),
  generateReport: {
    on: 'cycle',
    samples: ['running'],
    lets: office,
    answers: 201,
    asks: ({ cycleId }) => ({ body: { cycleId } }),
  },
  getReport: { on: 'report', lets: participants, answers: 200 },
  getReportDocument: { on: 'report', lets: participants, answers: 200 },
};
