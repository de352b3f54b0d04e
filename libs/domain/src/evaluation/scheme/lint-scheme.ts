import { DomainError } from '../../errors/domain-error';
import { assertWeights } from '../../plans/weights';
import { decimal } from '../decimals';
import type { Scheme } from './scheme';

function refuseIf(condition: boolean, table: string, reason: string): void {
  if (condition) throw new DomainError('scheme.invalid', { table, reason });
}

/**
 * Checks a scheme before it may be used (R1, R16, R31, R33, R35, R41): weights of every table sum to 100, scale and ladder fall,
 * limited grades exist, a veto names its legal basis.
 *
 * @returns the scheme itself.
 * @throws DomainError `weights.not-100` naming the table, `scheme.invalid` naming table and reason.
 */
export function lintScheme(scheme: Scheme): Scheme {
  assertTable('components', Object.values(scheme.components));
  lintBallot(scheme);
  lintLadder(scheme);
  lintQuotas(scheme);
  lintVetoes(scheme);
  return scheme;
}

function assertTable(table: string, weights: readonly string[]): void {
  refuseIf(
    weights.some((weight) => !decimal(weight).greaterThan(0)),
    table,
    'a weight that is not above nought',
  );
  assertWeights(table, weights);
}

function lintBallot({ ballot, components }: Scheme): void {
  const { scale, groups } = ballot;
  if (components.ballot === undefined && groups.length === 0) return;
  assertTable(
    'ballot.groups',
    groups.filter(({ advisory }) => !advisory).map(({ weight }) => weight),
  );
  refuseIf(hasTwice(groups.map(({ key }) => key)), 'ballot.groups', 'a group twice');
  refuseIf(hasTwice(scale.map(({ word }) => word)), 'ballot.scale', 'a word twice');
  const points = scale.flatMap((step) => step.points ?? []);
  refuseIf(points.length < 2, 'ballot.scale', 'fewer than two words with points');
  refuseIf(!falls(points), 'ballot.scale', 'points do not fall');
  refuseIf(
    [ballot.coverage, ballot.maxInvalidRate].some((share) => !isWithin(share, '0', '1')),
    'ballot',
    'a share outside 0 … 1',
  );
}

function lintLadder({ ladder }: Scheme): void {
  const last = ladder.at(-1);
  refuseIf(
    !last || last.minimum !== null || last.maxZeroItems !== null,
    'ladder',
    'the last grade must be open to everybody',
  );
  refuseIf(hasTwice(ladder.map(({ grade }) => grade)), 'ladder', 'a grade twice');
  refuseIf(!falls(ladder.flatMap(({ minimum }) => minimum ?? [])), 'ladder', 'minima do not fall');
  refuseIf(
    ladder.slice(0, -1).some(({ minimum }) => minimum === null),
    'ladder',
    'only the last grade may have no minimum',
  );
}

function lintQuotas({ quotas, ladder }: Scheme): void {
  refuseIf(hasTwice(quotas.map(({ grade }) => grade)), 'quotas', 'a grade twice');
  for (const { grade, percent, raised } of quotas) {
    const index = ladder.findIndex((step) => step.grade === grade);
    refuseIf(index === -1, 'quotas', `no grade ${grade} on the ladder`);
    refuseIf(index === ladder.length - 1, 'quotas', `the last grade ${grade} cannot be limited`);
    refuseIf(
      [percent, raised?.percent ?? percent].some((share) => !isWithin(share, '0', '100')),
      'quotas',
      `share of ${grade} outside 0 … 100`,
    );
    refuseIf(
      raised !== undefined && !(raised.authority && raised.document && raised.decidedOn),
      'quotas',
      `a raised share of ${grade} without recorded consent`,
    );
  }
}

function lintVetoes({ vetoes, downgrades, ladder }: Scheme): void {
  refuseIf(hasTwice([...vetoes, ...downgrades].map(({ code }) => code)), 'vetoes', 'a code twice');
  for (const { code, legalBasis, ceiling } of vetoes) {
    refuseIf(!(legalBasis.document && legalBasis.article), 'vetoes', `${code} has no legal basis`);
    refuseIf(
      ceiling !== null && !ladder.some(({ grade }) => grade === ceiling),
      'vetoes',
      `${code}: no grade ${ceiling ?? ''} on the ladder`,
    );
  }
  refuseIf(
    downgrades.some(({ steps }) => !Number.isSafeInteger(steps) || steps < 1),
    'downgrades',
    'a downgrade by less than one grade',
  );
}

const hasTwice = (names: readonly string[]): boolean => new Set(names).size !== names.length;

const falls = (figures: readonly string[]): boolean =>
  figures.every((figure, index) => index === 0 || decimal(figure).lessThan(figures[index - 1] ?? figure));

const isWithin = (figure: string, least: string, most: string): boolean =>
  decimal(figure).greaterThanOrEqualTo(least) && decimal(figure).lessThanOrEqualTo(most);
