import type { Decimal } from 'decimal.js';
import { decimal, meanOf } from '../decimals';
import type { BallotRules, NonAnswerPolicy } from '../scheme/scheme';
import { pointsOfWord } from './points-of-word';
import { sheetStateOf, type Sheet } from './sheet-validity';

export interface GroupTally {
  /** Valid sheets with a line about the subject. */
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

/** R25, R26: a line about oneself, or about somebody whose interests are one's own, is dropped; the sheet stays. */
const hasLineAbout = ({ marks, raterSubjectId, recusedFrom = [] }: Sheet, subjectId: string): boolean =>
  Object.hasOwn(marks, subjectId) && raterSubjectId !== subjectId && !recusedFrom.includes(subjectId);

/**
 * Mean of one group's marks about one subject. Invalid sheets never count (R21), own and recused lines are dropped (R25, R26), the
 * two non-answers follow the scheme's policy (R17), then the trimming (R22).
 *
 * @throws DomainError `ballot.scale` for a word that is not on the scale.
 */
export function tallyGroup(rules: BallotRules, sheets: readonly Sheet[], subjectId: string): GroupTally {
  const about = sheets.filter((sheet) => sheetStateOf(rules, sheet) === 'valid' && hasLineAbout(sheet, subjectId));
  const points = about.flatMap(({ marks }) => pointsOfLine(rules, marks[subjectId] ?? null));
  const counting = trimmed(points, rules.trim);
  return { valid: about.length, counted: counting.length, mean: meanOf(counting) };
}

function pointsOfLine(rules: BallotRules, word: string | null): readonly Decimal[] {
  if (word === null) return pointsOfSilence(rules.abstain);
  const points = pointsOfWord(rules, word);
  return points ? [points] : pointsOfSilence(rules.unknown);
}

const pointsOfSilence = (policy: NonAnswerPolicy): readonly Decimal[] =>
  policy === 'exclude' ? [] : [decimal(policy === 'zero' ? 0 : policy.points)];
