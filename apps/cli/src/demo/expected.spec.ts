import { compare, loadExpected, tableText } from './expected';
import { loadYear } from './load-year';

const rows = loadExpected();
const asExpected = Object.fromEntries(rows.map(({ key, expected, now = expected }) => [key, now]));

describe('the table at the end of the year', () => {
  it('differs nowhere when everything came out as expected', () => {
    const states = compare(rows, asExpected).map(({ state }) => state);
    expect(states).not.toContain('differs');
  });

  it('names a number that is one off, and one that nobody tells', () => {
    const differing = compare(rows, { ...asExpected, signatures: 41, records: null }).filter(
      ({ state }) => state === 'differs',
    );
    expect(differing.map(({ key }) => key)).toEqual(['signatures', 'records']);
  });

  it('takes any number of reminders but none', () => {
    const stateOf = (reminders: number) =>
      compare(rows, { ...asExpected, reminders }).find(({ key }) => key === 'reminders')?.state;
    expect([stateOf(0), stateOf(1), stateOf(400)]).toEqual(['differs', 'ok', 'ok']);
  });

  it('shows beside what waits for a later incident how many there will be', () => {
    const text = tableText(compare(rows, asExpected));
    expect(text).toMatch(/tasks opened.* 1,097 +1,097 +ok +\(1,106 with incident 4 and 6\)/);
    expect(text).toMatch(/holiday list.*not yet/);
  });

  it('expects as many tasks of each fate as the task list has', () => {
    const lines = loadYear().rows;
    const count = (outcome: string) => lines.filter((row) => row.outcome === outcome).length;
    expect(lines).toHaveLength(asExpected['tasksOpened'] ?? 0);
    expect([count('done'), count('expired'), count('returned'), count('withdrawn')]).toEqual(
      ['tasksDone', 'tasksExpired', 'tasksReturned', 'tasksWithdrawn'].map((key) => asExpected[key]),
    );
  });
});
