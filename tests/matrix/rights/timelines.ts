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
  exportTimeline: [
    { ...timelineOf('letter'), asks: ({ letterId: id = '' }) => ({ query: { of: 'letter', id } }) },
    {
      ...timelineOf('cycle'),
      asks: ({ cycleId: id = '' }) => ({ query: { of: 'evaluation', id, pool: 'deputies', format: 'json' } }),
    },
  ],
};
