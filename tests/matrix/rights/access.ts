import { signedIn } from '../callers';
import type { Rights } from './right';

export const accessRights: Rights = {
  // A body that says nothing is refused after the door, not at it.
  openSession: { lets: 'everybody', answers: 400, asks: () => ({ body: {} }) },
  openDemoSession: { lets: 'everybody', answers: 400, asks: () => ({ body: {} }) },
  getSession: { lets: signedIn, answers: 200 },
  closeSession: { lets: signedIn, answers: 204, usesUp: 'session' },
  getMode: { lets: 'everybody', answers: 200 },
  getOpenApi: { lets: 'everybody', answers: 200 },
  getLiveness: { lets: 'everybody', answers: 200 },
  // Whether a worker polls is nobody's business here.
  getReadiness: { lets: 'everybody', answers: 503, orAnswers: 200 },
  getPage: { lets: 'everybody', answers: 503, asks: () => ({ params: { '*': 'tasks' } }) },
  streamEvents: { lets: signedIn, answers: 200 },
  listNotifications: { lets: signedIn, answers: 200 },
};
