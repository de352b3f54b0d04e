import { decimal } from '../decimals';
import type { BallotRules, SheetValidator } from '../scheme/scheme';
import { pointsOfWord } from './points-of-word';

/** One sheet: its group and the words on its lines, by subject; null is a line left blank. Nobody's name. */
export interface Sheet {
  readonly sheetId?: string;
  readonly group: string;
  readonly marks: Readonly<Record<string, string | null>>;
  /** The rater's own line, where the form could not leave it out (R25). */
  readonly raterSubjectId?: string;
  /** Subjects of whom the rater is recused (R26). */
  readonly recusedFrom?: readonly string[];
}

export type SheetState = 'valid' | 'invalid' | 'blank';

const answered = ({ marks }: Pick<Sheet, 'marks'>): readonly string[] =>
  Object.values(marks).flatMap((word) => word ?? []);

/** R21 `allEqual`: three or more answered lines, all with the same word. */
export function isAllEqual(sheet: Pick<Sheet, 'marks'>): boolean {
  const words = answered(sheet);
  return words.length >= 3 && new Set(words).size === 1;
}

/**
 * R21: a sheet as cast, before any line is dropped. Blank when no line is answered: returned, valid, counts nowhere.
 *
 * @throws DomainError `ballot.scale` for a word that is not on the scale.
 */
export function sheetStateOf(rules: BallotRules, sheet: Sheet): SheetState {
  const words = answered(sheet);
  const points = words.flatMap((word) => pointsOfWord(rules, word) ?? []);
  if (words.length === 0) return 'blank';
  const passes = (validator: SheetValidator): boolean => {
    if (validator.kind === 'allEqual') return !isAllEqual(sheet);
    const limit = decimal(validator.points);
    return validator.kind === 'atMost'
      ? points.filter((mark) => mark.greaterThanOrEqualTo(limit)).length <= validator.lines
      : points.filter((mark) => mark.lessThan(limit)).length >= validator.lines;
  };
  return rules.validators.every(passes) ? 'valid' : 'invalid';
}
