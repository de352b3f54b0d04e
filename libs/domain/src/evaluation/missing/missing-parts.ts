import { sortBallots, type SortedBallots, weighedGroups } from '../ballots/ballot-score';
import { targetScore, unmarkedItems } from '../marks/target-score';
import type { ComponentKind, Scheme } from '../scheme/scheme';
import { componentsOf } from '../subject-components';
import { isRated, type Decided, type SubjectInput, type VerdictInputs } from '../verdict-inputs';

/** What a verdict cannot do without and does not have. Codes only. */
export interface MissingPart {
  readonly subject: string;
  readonly component: ComponentKind;
  /** Code of the item or key of the rater group; empty when the whole component is meant. */
  readonly part: string;
  readonly cause: 'no-mark' | 'over-issue' | 'invalid-rate' | 'coverage' | 'nothing-left';
}

/**
 * Everything that blocks the verdict of a pool, in the order of its subjects; empty when it can be computed. What was decided
 * about a missing part no longer blocks, unless every component were to leave the table: a total needs something to rest on.
 *
 * @throws DomainError `ballot.scale` for a figure or a word out of its range.
 */
export function missingParts(scheme: Scheme, inputs: VerdictInputs): readonly MissingPart[] {
  const ballots = sortBallots(scheme, inputs.sheets, inputs.groups);
  return inputs.subjects
    .filter((subject) => isRated(scheme, subject))
    .flatMap((subject) => (leftOutBy(scheme, ballots, subject) ? [] : undecided(scheme, ballots, subject)));
}

/** The decision by which a subject is not evaluated. It holds only while the part it was about is missing. */
export const leftOutBy = (scheme: Scheme, ballots: SortedBallots, subject: SubjectInput): Decided | undefined =>
  gapsOf(scheme, ballots, subject)
    .map(({ component }) => subject.decided?.[component])
    .find((decided) => decided?.choice === 'leave-out');

/** Parts that the scheme blocks on, whatever was decided about them. */
export function gapsOf(scheme: Scheme, ballots: SortedBallots, subject: SubjectInput): readonly MissingPart[] {
  const gaps = [
    ...targetGaps(scheme, subject),
    ...processGaps(scheme, subject),
    ...ballotGaps(scheme, ballots, subject),
  ];
  return gaps.length === 0 && isBare(scheme, ballots, subject) ? nothingLeft(scheme, subject) : gaps;
}

function undecided(scheme: Scheme, ballots: SortedBallots, subject: SubjectInput): readonly MissingPart[] {
  const gaps = gapsOf(scheme, ballots, subject);
  const open = gaps.filter(({ component }) => !subject.decided?.[component]);
  if (open.length > 0 || gaps.length === 0) return open;
  return isBare(scheme, ballots, subject) ? gaps : [];
}

/** Has every component left the table? Asked only where none of them blocks. */
const isBare = (scheme: Scheme, ballots: SortedBallots, subject: SubjectInput): boolean =>
  Object.keys(componentsOf(scheme, ballots, subject).components).length === 0;

const nothingLeft = ({ components }: Scheme, { id }: SubjectInput): readonly MissingPart[] =>
  (Object.keys(components) as ComponentKind[]).map((component) => ({
    subject: id,
    component,
    part: '',
    cause: 'nothing-left',
  }));

function targetGaps({ components, missingItem, missingComponent }: Scheme, { id, items }: SubjectInput): MissingPart[] {
  const missing = (part: string): MissingPart => ({ subject: id, component: 'target', part, cause: 'no-mark' });
  if (missingItem === 'block') {
    const unmarked = unmarkedItems(items);
    if (unmarked.length > 0) return unmarked.map(missing);
  }
  const isEmpty = targetScore(items, missingItem).score === undefined;
  return isEmpty && components.target !== undefined && missingComponent === 'block' ? [missing('')] : [];
}

function processGaps({ components, missingComponent }: Scheme, { id, processMarks }: SubjectInput): MissingPart[] {
  const isMissing = components.process !== undefined && processMarks.length === 0 && missingComponent === 'block';
  return isMissing ? [{ subject: id, component: 'process', part: '', cause: 'no-mark' }] : [];
}

function ballotGaps(scheme: Scheme, ballots: SortedBallots, { id }: SubjectInput): MissingPart[] {
  if (scheme.components.ballot === undefined) return [];
  const groups = weighedGroups(scheme, ballots, id);
  const silent = groups.filter(({ tally }) => !tally.mean);
  const missing = (part: string, cause: MissingPart['cause'] = 'no-mark'): MissingPart => ({
    subject: id,
    component: 'ballot',
    part,
    cause,
  });
  if (scheme.ballot.missingGroup === 'block')
    return silent.map(({ key }) =>
      missing(key, ballots.boxes.find(({ group }) => group === key)?.repeatedFor ?? 'no-mark'),
    );
  const isFilled = typeof scheme.ballot.missingGroup === 'object';
  return silent.length === groups.length && !isFilled && scheme.missingComponent === 'block' ? [missing('')] : [];
}
