import { officeAndAuditor } from '../callers';
import type { ObjectKind, Right, Rights } from './right';

const timelineOf = (on: ObjectKind): Right => ({ on, lets: officeAndAuditor, answers: 200 });

export const timelineRights: Rights = {
  getLetterTimeline: timelineOf('letter'),
  getTaskTimeline: timelineOf('task'),
  getCycleTimeline: timelineOf('cycle'),
  getMeetingTimeline: timelineOf('meeting'),
  getPersonTimeline: timelineOf('person'),
  getEvaluationTimeline: { ...timelineOf('cycle'), asks: () => ({ params: { pool: 'deputies' } }) },
  // A draft has no past.
  getCycleAsOf: { ...timelineOf('cycle'), answers: { running: 200, draft: 409, closed: 200 } },
  listTasksAsOf: { ...timelineOf('cycle'), answers: { running: 200, draft: 409, closed: 200 } },
  getLetterAsOf: timelineOf('letter'),
  getTaskAsOf: timelineOf('task'),
  getSilence: timelineOf('task'),
  listProcessStates: timelineOf('cycle'),
  // No process runs while the matrix is asked.
  getProcessHistory: {
    ...timelineOf('cycle'),
    answers: 404,
    asks: ({ cycleId = '' }) => ({ query: { workflowId: `cycle/${cycleId}` } }),
  },
  exportTimeline: [
    { ...timelineOf('letter'), asks: ({ letterId: id = '' }) => ({ query: { of: 'letter', id } }) },
    {
      ...timelineOf('person'),
      asks: ({ personId: id = '' }) => ({ query: { of: 'person', id, format: 'json' } }),
    },
  ],
};
