const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const noisy = 3;

const isMore = (a, b) => a >= b;
const isLess = (a, b) => a <= b;

/** By measurement. Bars are ratios to the floor: `good` is what we aim for, `bar` what may not be missed. */
const metrics = {
  sign: [
    { name: 'sign.rate', unit: '1/s', of: ({ rate }) => rate, isBetter: isMore, bar: 0.35, good: 0.45 },
    {
      name: 'sign.cpu',
      unit: 'us',
      of: ({ appCpu, databaseCpu }) => appCpu + databaseCpu,
      isBetter: isLess,
      bar: 3.5,
      good: 3,
    },
  ],
  sequencer: [{ name: 'sequencer.p99', unit: 'ms', of: ({ p99 }) => p99, isBetter: isLess, bar: 1, good: 0.5 }],
  // Without a bar: a bare row is a measure for what a letter costs (two tasks, their entries, its part of a process), no rival.
  cascade: [
    { name: 'cascade.growth', unit: '', of: ({ exponent }) => exponent, isBetter: isLess, bar: 1, good: 0.94 },
    { name: 'cascade.events', unit: '', of: ({ events }) => events, isBetter: isLess, bar: 1, good: 0.5 },
    { name: 'cascade.cpu', unit: 'ms', of: ({ cpu }) => cpu },
    { name: 'cascade.time', unit: 's', of: ({ seconds }) => seconds },
    { name: 'cascade.rate', unit: '1/s', of: ({ rate }) => rate },
    { name: 'cascade.round', unit: '1/s', of: ({ roundRate }) => roundRate },
    { name: 'cascade.round-cpu', unit: 'ms', of: ({ roundCpu }) => roundCpu },
    {
      name: 'cascade.round-events',
      unit: '',
      of: ({ roundEvents }) => roundEvents,
      isBetter: isLess,
      bar: 1,
      good: 0.5,
    },
  ],
  inbox: [
    { name: 'inbox.p50', unit: 'ms', of: ({ p50 }) => p50, isBetter: isLess, bar: 3, good: 1.5 },
    { name: 'inbox.p99', unit: 'ms', of: ({ p99 }) => p99, isBetter: isLess, bar: 3, good: 1.5 },
  ],
  verify: [
    { name: 'verify.leaves', unit: '1/s', of: ({ leaves }) => leaves, isBetter: isMore, bar: 0.05, good: 0.1 },
    { name: 'verify.histories', unit: '1/s', of: ({ histories }) => histories, isBetter: isMore, bar: 0.5, good: 0.7 },
    { name: 'verify.events', unit: '1/s', of: ({ events }) => events, isBetter: isMore, bar: 0.5, good: 0.7 },
  ],
};

/** Medians of per-round ratios. @returns the rows of the table and of the JSON file, and the exit code */
export function judge(measurement, rounds) {
  const results = metrics[measurement].map((metric) => row(metric, rounds));
  if (results[0].spread > noisy)
    return { results: results.map((result) => ({ ...result, verdict: 'too noisy' })), exitCode: 2 };
  return { results, exitCode: results.some(({ verdict }) => verdict === 'below the bar') ? 1 : 0 };
}

function row({ name, unit, of, isBetter, bar, good }, rounds) {
  const [floors, values] = [rounds.map(({ floor }) => of(floor)), rounds.map(({ ours }) => of(ours))];
  const ratios = rounds.map(({ floor, ours }) => of(ours) / of(floor));
  const ratio = median(ratios);
  const verdict = verdictOf(ratio, { isBetter, bar, good });
  const range = [Math.min(...ratios), Math.max(...ratios)];
  const spread = Math.max(...floors) / Math.min(...floors);
  return { name, unit, value: median(values), floor: median(floors), ratio, range, spread, bar, good, verdict };
}

/** Three digits of what is small: a bare row costs a hundredth of a millisecond. */
const figure = (value) => (value < 100 ? String(Number(value.toPrecision(3))) : value.toFixed(0));

function verdictOf(ratio, { isBetter, bar, good }) {
  if (!isBetter) return 'measured';
  return isBetter(ratio, good) ? 'good' : isBetter(ratio, bar) ? 'passes' : 'below the bar';
}

/** What `--json` writes; others read it, so its shape stays. `spread`: of the floor over the rounds, largest by smallest. */
export const asJson = (results) =>
  results.map(({ name, value, unit, floor, ratio, spread }) => ({ name, value, unit, floor, ratio, spread }));

export function table(results) {
  const head = ['metric', 'unit', 'floor', 'ours', 'ratio [min–max]', 'bar', 'good', 'floor spread', 'verdict'];
  const lines = results.map(({ name, unit, floor, value, ratio, range, bar, good, spread, verdict }) => {
    const [lowest, highest] = range.map(figure);
    const measured = [figure(floor), figure(value), `${figure(ratio)} [${lowest}–${highest}]`];
    return [name, unit, ...measured, bar?.toFixed(2) ?? '–', good?.toFixed(2) ?? '–', spread.toFixed(2), verdict];
  });
  const widths = head.map((title, column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
