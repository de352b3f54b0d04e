import type { Day } from '../calendars/day';
import type { Annex } from './letter-annexes';

export interface LetterParty {
  readonly token: string;
  readonly title: string;
  readonly name: string;
}

/** What a letter says, as data: the text that is signed is made from it, byte for byte. */
export interface LetterContent {
  readonly code: string;
  readonly level: string;
  readonly year: number;
  readonly organisation: string;
  readonly superior: LetterParty;
  readonly bearer: LetterParty;
  readonly witness: LetterParty | null;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly annexes: readonly Annex[];
  /** What later versions changed, newest last. */
  readonly changes: readonly string[];
}
