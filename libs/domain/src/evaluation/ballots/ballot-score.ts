import type { Decimal } from 'decimal.js';
import { DomainError } from '../../errors/domain-error';
import { decimal, divided, hundredths, printed, sumOf } from '../decimals';
import type { MissingGroupPolicy, RaterGroup, Scheme } from '../scheme/scheme';
import { countBox, type BoxCount, type IssuedSheets } from './box-count';
import type { Sheet } from './sheet-validity';
import { tallyGroup, type GroupTally } from './tally-group';

/** A group about one subject, as it is printed. */
export interface GroupResult {
  readonly group: string;
  readonly weight: string;
  readonly valid: number;
  readonly counted: number;
  /** Six places; empty when no mark counts. */
  readonly mean: string;
}

export interface BallotScore {
  /** Undefined when no group has a mark that counts. */
  readonly score: Decimal | undefined;
  readonly groups: readonly GroupResult[];
}

/** A pool's sheets, sorted into their boxes once. */
export interface SortedBallots {
  readonly boxes: readonly BoxCount[];
  readonly sheetsOf: ReadonlyMap<string, readonly Sheet[]>;
}

/** Step 5 before any subject: the boxes of the scheme's groups with their sheets. */
export function sortBallots(
  { ballot }: Scheme,
  sheets: readonly Sheet[],
  issued: readonly IssuedSheets[],
): SortedBallots {
  const sheetsOf = new Map(ballot.groups.map(({ key }) => [key, sheets.filter(({ group }) => group === key)]));
  const boxes = ballot.groups.map(({ key }) =>
    countBox(
      ballot,
      key,
      sheetsOf.get(key) ?? [],
      issued.find((box) => box.key === key),
    ),
  );
  return { boxes, sheetsOf };
}

export interface WeighedGroup extends RaterGroup {
  readonly tally: GroupTally;
}

const nothing: GroupTally = { valid: 0, counted: 0, mean: undefined };

/**
 * Step 5: mean per group, then the groups by their weights (R17, R19, R21–R26, `missingGroup`).
 *
 * @throws DomainError `pool.empty` naming group and reason when a group has no mark that counts and the scheme blocks on that.
 */
export function ballotScore(scheme: Scheme, ballots: SortedBallots, subjectId: string): BallotScore {
  const { ballot } = scheme;
  const groups = talliedGroups(scheme, ballots, subjectId);
  const weighed = groups.filter(({ advisory }) => !advisory);
  const missing = weighed.find(({ tally }) => !tally.mean);
  if (missing && ballot.missingGroup === 'block') {
    const reason = ballots.boxes.find(({ group }) => group === missing.key)?.repeatedFor ?? 'no mark counts';
    throw new DomainError('pool.empty', { group: missing.key, subject: subjectId, reason });
  }
  return { score: weightedMean(weighed, ballot.missingGroup), groups: groups.map(groupResult) };
}

/** Groups whose marks about a subject count; the tally of one that votes again is empty. */
export const weighedGroups = (scheme: Scheme, ballots: SortedBallots, subjectId: string): readonly WeighedGroup[] =>
  talliedGroups(scheme, ballots, subjectId).filter(({ advisory }) => !advisory);

const talliedGroups = (
  { ballot }: Scheme,
  { boxes, sheetsOf }: SortedBallots,
  subjectId: string,
): readonly WeighedGroup[] =>
  ballot.groups.map((group) => {
    const isRepeated = boxes.some((box) => box.group === group.key && box.repeatedFor !== null);
    return { ...group, tally: isRepeated ? nothing : tallyGroup(ballot, sheetsOf.get(group.key) ?? [], subjectId) };
  });

function weightedMean(groups: readonly WeighedGroup[], policy: MissingGroupPolicy): Decimal | undefined {
  const fallback = typeof policy === 'object' ? decimal(policy.points) : undefined;
  const counted = groups.flatMap(({ weight, tally }) => {
    const mean = tally.mean ?? fallback;
    return mean ? [{ weight: decimal(weight), product: mean.times(weight) }] : [];
  });
  if (counted.length === 0) return undefined;
  const sum = sumOf(counted.map(({ product }) => product));
  return policy === 'reweight' ? divided(sum, sumOf(counted.map(({ weight }) => weight))) : hundredths(sum);
}

const groupResult = ({ key, weight, tally: { valid, counted, mean } }: WeighedGroup): GroupResult => ({
  group: key,
  weight,
  valid,
  counted,
  mean: mean ? printed(mean, 6) : '',
});
