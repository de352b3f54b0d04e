import type { Decimal } from 'decimal.js';
import { DomainError } from '../../errors/domain-error';
import { decimal } from '../decimals';
import type { BallotRules } from '../scheme/scheme';

/**
 * R16: points of a word; undefined for the non-answer.
 *
 * @throws DomainError `ballot.scale` for a word that is not on the scale.
 */
export function pointsOfWord({ scale }: Pick<BallotRules, 'scale'>, word: string): Decimal | undefined {
  const step = scale.find((candidate) => candidate.word === word);
  if (!step) throw new DomainError('ballot.scale', { word });
  return step.points === null ? undefined : decimal(step.points);
}
