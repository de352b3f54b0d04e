export type Tone = 'grey' | 'blue' | 'amber' | 'red' | 'green' | 'purple';

/** The one map of colours: not open grey, under way blue, due soon amber, late red, finished green, returned or void purple. */
const tones = {
  planned: 'grey',
  draft: 'grey',
  withdrawn: 'grey',
  cancelled: 'grey',
  archived: 'grey',
  ended: 'grey',
  superseded: 'purple',
  open: 'blue',
  starting: 'blue',
  running: 'blue',
  called: 'blue',
  waiting: 'blue',
  'due-soon': 'amber',
  suspended: 'amber',
  drafted: 'blue',
  merged: 'blue',
  computed: 'blue',
  decided: 'blue',
  'carried-forward': 'amber',
  late: 'red',
  missed: 'red',
  expired: 'red',
  refused: 'purple',
  returned: 'purple',
  voided: 'purple',
  revoked: 'purple',
  done: 'green',
  'in-force': 'green',
  accepted: 'green',
  verified: 'green',
  notified: 'green',
  complete: 'green',
  closed: 'green',
  held: 'green',
  signed: 'green',
  counted: 'green',
  published: 'green',
  issued: 'green',
  adopted: 'green',
  'light-red': 'red',
  'light-yellow': 'amber',
  'light-green': 'green',
} as const satisfies Record<string, Tone>;

export type ShownState = keyof typeof tones;
export const shownStates = Object.keys(tones) as ShownState[];

export const isShown = (state: string): state is ShownState => state in tones;

export const toneOf = (state: string): Tone => (isShown(state) ? tones[state] : 'grey');

const stateOfOpen = (workingDaysLeft: number | null | undefined): ShownState =>
  typeof workingDaysLeft !== 'number' || workingDaysLeft > 2 ? 'open' : workingDaysLeft < 0 ? 'late' : 'due-soon';

/** An open task says how near its due day is. */
export const taskStateShown = (state: string, workingDaysLeft: number | null | undefined): string =>
  state === 'open' ? stateOfOpen(workingDaysLeft) : state;
