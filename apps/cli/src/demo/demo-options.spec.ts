import { readDemoOptions } from './demo-options';

describe('the flags of the demonstration', () => {
  it('plays a business day in a second unless told otherwise', () => {
    expect(readDemoOptions([])).toEqual({
      msPerDay: 1000,
      jsonFile: null,
      exportFile: null,
      url: null,
      isQuiet: false,
    });
    expect(readDemoOptions(['--ms-per-day', '500', '--json', 'year.json', '--quiet'])).toMatchObject({
      msPerDay: 500,
      jsonFile: 'year.json',
      isQuiet: true,
    });
  });

  it.each([['--ms-per-day', '0'], ['--ms-per-day', '7'], ['--ms-per-day', 'soon'], ['--faster']])(
    'refuses %s %s',
    (...args) => {
      expect(readDemoOptions(args)).toBeUndefined();
    },
  );
});
