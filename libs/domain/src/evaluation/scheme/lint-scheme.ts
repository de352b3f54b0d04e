import { decimal, sumOf } from '../decimals';
import { DomainError } from '../../errors/domain-error';
import type { Scheme } from './scheme';

const refuse = (table: string, reason: string): never => {
  throw new DomainError('scheme.invalid', { table, reason });
};

/**
 * Checks a scheme before it may be used (R1, R16, R31, R35): weights of every table sum to 100, the scale falls, the ladder
 * ends without a condition, the limited grade exists.
 *
 * @returns the scheme itself.
 * @throws DomainError `scheme.invalid` naming table and reason.
 */
export function lintScheme(scheme: Scheme): Scheme {
  const { components, ballot, ladder, quota } = scheme;
  assertHundred('components', Object.values(components));
  assertHundred(
    'ballot.groups',
    ballot.groups.map(({ weight }) => weight),
  );
  const points = ballot.scale.flatMap((step) => step.points ?? []);
  if (points.length < 2) refuse('ballot.scale', 'fewer than two words with points');
  if (points.some((value, index) => index > 0 && decimal(value).greaterThanOrEqualTo(points[index - 1] ?? 0)))
    refuse('ballot.scale', 'points do not fall');
  if (new Set(ballot.scale.map(({ word }) => word)).size !== ballot.scale.length)
    refuse('ballot.scale', 'a word twice');
  const last = ladder.at(-1);
  if (!last || last.minimum !== null || last.maxZeroItems !== null) refuse('ladder', 'the last grade has a condition');
  if (!ladder.some(({ grade }) => grade === quota.grade)) refuse('quota', `no grade ${quota.grade} on the ladder`);
  return scheme;
}

function assertHundred(table: string, weights: readonly string[]): void {
  const sum = sumOf(weights.map(decimal));
  if (!sum.equals(100)) refuse(table, `weights sum to ${sum.toString()}`);
}
