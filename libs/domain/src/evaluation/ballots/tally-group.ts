import type { Decimal } from 'decimal.js';
import { decimal, meanOf } from '../decimals';
import type { Scheme } from '../scheme/scheme';
import { isAllEqual, type Sheet } from './sheet-validity';

export interface GroupTally {
  readonly valid: number;
  /** Marks about the subject that count. */
  readonly counted: number;
  /** Undefined when no mark counts. */
  readonly mean: Decimal | undefined;
}

/** R22: beyond `k` marks the highest and the lowest one are dropped; with exactly `k` nothing is. */
function trimmed(points: readonly Decimal[], k: number | null): readonly Decimal[] {
  if (k === null || points.length <= k) return points;
  return points.toSorted((a, b) => a.comparedTo(b)).slice(1, -1);
}

/**
 * Mean of one group's marks about one subject. Invalid sheets never count (R21), a line about oneself is not on the sheet (R25),
 * the two non-answers follow the scheme's policy (R17).
 */
export function tallyGroup(scheme: Scheme, sheets: readonly Sheet[], subjectId: string): GroupTally {
  const valid = scheme.ballot.refuseAllEqual ? sheets.filter((sheet) => !isAllEqual(sheet)) : sheets;
  const about = valid.filter(({ marks }) => subjectId in marks);
  const points = about.flatMap(({ marks }) => pointsOf(scheme, marks[subjectId] ?? null));
  return { valid: about.length, counted: points.length, mean: meanOf(trimmed(points, scheme.ballot.trim)) };
}

function pointsOf({ ballot }: Scheme, word: string | null): readonly Decimal[] {
  const found = ballot.scale.find((step) => step.word === word);
  if (found?.points !== undefined && found.points !== null) return [decimal(found.points)];
  const policy = word === null ? ballot.abstain : ballot.unknown;
  return policy === 'exclude' ? [] : [decimal(policy === 'zero' ? 0 : policy.points)];
}
