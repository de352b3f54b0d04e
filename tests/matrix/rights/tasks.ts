import { office, officeAndAuditor, signedIn } from '../callers';
import type { Right, Rights } from './right';

/** Whose task each sample is. */
const holders: Readonly<Record<string, readonly (typeof signedIn)[number][]>> = {
  'of the bearer': ['bearer', 'substitute of the bearer'],
  'of the office': office,
  'of a person': ['secretary without a post'],
  'a ballot': ['voter of the unit'],
  // Who stands in for somebody does not vote for him.
  'ballot of the bearer': ['bearer'],
  done: ['bearer', 'substitute of the bearer'],
  withdrawn: ['bearer', 'substitute of the bearer'],
};
/** Who is away asks for more time himself. */
const inPerson = Object.fromEntries(
  Object.entries(holders).map(([name, audience]) => [
    name,
    audience.filter((who) => who !== 'substitute of the bearer'),
  ]),
);
const seenBy = Object.fromEntries(
  Object.entries(holders).map(([name, audience]) => [name, [...officeAndAuditor, ...audience]]),
);

const act = (body: object, lets: Right['lets'], answers: Right['answers'], samples?: readonly string[]): Right => ({
  on: 'task',
  ...(samples ? { samples } : {}),
  lets,
  others: 404,
  answers,
  asks: () => ({ body }),
  usesUp: 'task',
});
const paper = { scanSha256: '0'.repeat(64), witnessPost: 'H02', signedOn: '2027-01-18' };
const open = ['of the bearer', 'of the office', 'of a person'];

export const taskRights: Rights = {
  listTasks: [
    { lets: signedIn, answers: 200, asks: () => ({ query: { mine: 'open' } }) },
    { lets: signedIn, answers: 200, asks: () => ({ query: { mine: 'done' } }) },
  ],
  // Too long: refused by the matter.
  askExtension: {
    on: 'task',
    lets: inPerson,
    others: 404,
    answers: {
      ...{
        'of the bearer': 422,
        'of the office': 422,
        'of a person': 422,
        'a ballot': 422,
        'ballot of the bearer': 422,
      },
      ...{ done: 409, withdrawn: 409 },
    },
    asks: () => ({ body: { untilOn: '2029-01-01', reason: '需要更多时间' } }),
  },
  getTaskClock: { on: 'task', lets: seenBy, others: 404, answers: 200 },
  getTask: { on: 'task', lets: seenBy, others: 404, answers: 200 },
  // No sample is a letter to sign: refused by the matter.
  beginPasskeyAct: {
    on: 'task',
    lets: seenBy,
    others: 404,
    answers: 422,
    asks: () => ({ body: { kind: 'sign', documentSha256: '0'.repeat(64) } }),
  },
  actOnTask: [
    act({ kind: 'complete' }, holders, {
      'of the bearer': 200,
      'of the office': 200,
      'of a person': 200,
      'a ballot': 422,
      'ballot of the bearer': 422,
      done: 409,
      withdrawn: 409,
    }),
    act({ kind: 'complete', onPaper: paper }, office, 200, open),
  ],
};
