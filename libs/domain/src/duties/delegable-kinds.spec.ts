import { taskKinds } from '../task-kinds/catalogue';
import { isDelegable, kindsToDelegate } from './delegable-kinds';

describe('what may be done by a substitute', () => {
  it('is never a secret vote, a seat on an appeal panel, or what only the person can say', () => {
    const kept = taskKinds.map(({ key }) => key).filter((key) => !isDelegable(key));
    expect(kept.toSorted()).toEqual([
      'acknowledge-result',
      'cast-ballot',
      'decide-review',
      'examine-review',
      'sign-calibration',
      'sign-minutes',
      'write-handover',
    ]);
  });

  it('leaves the own letter out for the one kind that the database knows by name', () => {
    expect(taskKinds.filter(({ delegable }) => delegable === 'not-own-letter').map(({ key }) => key)).toEqual([
      'sign-letter',
    ]);
  });

  it('is everything else when nothing is chosen, and what was chosen otherwise', () => {
    const all = kindsToDelegate([]);
    expect('kinds' in all && all.kinds.length).toBe(taskKinds.length - 7);
    expect(kindsToDelegate(['sign-letter', 'draft-plan'])).toEqual({ kinds: ['sign-letter', 'draft-plan'] });
  });

  it('is refused as a whole, by name, when something chosen stays with the person or is unknown', () => {
    expect(kindsToDelegate(['draft-plan', 'cast-ballot', 'x'])).toEqual({ refused: ['cast-ballot', 'x'] });
  });
});
