import type { Decimal } from 'decimal.js';
import { DomainError } from '../errors/domain-error';
import { ballotScore, type BallotScore, type SortedBallots } from './ballots/ballot-score';
import { decimal, meanOf } from './decimals';
import { targetScore, type TargetScore } from './marks/target-score';
import type { ComponentKind, Scheme } from './scheme/scheme';
import type { SubjectInput } from './verdict-inputs';

export type Components = Readonly<Partial<Record<ComponentKind, Decimal>>>;

/** Steps 3–5 of one subject: what each component is worth, and what it was made of. */
export interface SubjectComponents {
  readonly components: Components;
  readonly target: TargetScore;
  readonly ballot: BallotScore;
}

const noBallot: BallotScore = { score: undefined, groups: [] };

/** Was it decided that this component goes on with what is left of it? */
const isReweighted = ({ decided }: SubjectInput, kind: ComponentKind): boolean =>
  decided?.[kind]?.choice === 'reweight';

/**
 * Steps 3–5 for one subject. Where the scheme blocks on a missing part, a decision to re-weight takes the part out of the table.
 *
 * @throws DomainError `pool.empty` for a part that is missing and blocks, `ballot.scale` for a figure out of its range.
 */
export function componentsOf(scheme: Scheme, ballots: SortedBallots, subject: SubjectInput): SubjectComponents {
  const policy = <Policy>(kind: ComponentKind, given: Policy): Policy | 'reweight' =>
    given === 'block' && isReweighted(subject, kind) ? 'reweight' : given;
  const target = targetScore(subject.items, policy('target', scheme.missingItem));
  const rules = { ...scheme.ballot, missingGroup: policy('ballot', scheme.ballot.missingGroup) };
  const ballot =
    scheme.components.ballot === undefined ? noBallot : ballotScore({ ...scheme, ballot: rules }, ballots, subject.id);
  const scores = {
    target: target.score,
    process: meanOf(subject.processMarks.map(withinHundred)),
    ballot: ballot.score,
  };
  const kinds = Object.keys(scheme.components) as ComponentKind[];
  const components = kinds.flatMap((kind) => {
    const missing = policy(kind, scheme.missingComponent);
    const score = scores[kind] ?? (missing === 'zero' ? decimal(0) : undefined);
    if (!score && missing === 'block') throw new DomainError('pool.empty', { component: kind, subject: subject.id });
    return score ? [[kind, score] as const] : [];
  });
  return { components: Object.fromEntries(components), target, ballot };
}

/** R1: full marks of a component are 100. */
function withinHundred(mark: string): Decimal {
  const figure = decimal(mark);
  if (figure.isNegative() || figure.greaterThan(100)) throw new DomainError('ballot.scale', { mark, full: '100' });
  return figure;
}
