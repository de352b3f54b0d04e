import type { Audience } from '../callers';

/** An id that nothing has. */
export const missing = '00000000-0000-4000-8000-00000000dead';

/** What an operation is about. `samples.ts` names the states of each. */
export type ObjectKind =
  'cycle' | 'letter' | 'meeting' | 'person' | 'plan' | 'report' | 'substitution' | 'succession' | 'task';

/** Ids by the names that paths and queries use: `letterId`, `cycleId`. */
export type Ids = Readonly<Record<string, string>>;

export interface Asking {
  readonly params?: Ids;
  readonly query?: Ids;
  readonly body?: object;
  readonly headers?: Ids;
}

/** One line of the matrix, as somebody wrote it down; the test derives what each caller hears of each sample. */
export interface Right {
  /** Without it the operation names nothing. */
  readonly on?: ObjectKind;
  /** The samples of it that are asked about; all without it. */
  readonly samples?: readonly string[];
  /** Who is let in; by sample where it depends. Whoever is not signed in hears 401. */
  readonly lets: Audience | Readonly<Record<string, Audience>>;
  /** What the others hear: 404 where they may not know that it exists. 403 without it. */
  readonly others?: 403 | 404;
  /** What those hear who are let in; by sample where it depends. A refusal of the matter itself (409, 412) is "let in", too. */
  readonly answers: number | Readonly<Record<string, number>>;
  /** What they may hear as well, where it depends on what else runs on the machine. */
  readonly orAnswers?: number;
  /** What those who are let in hear of another organisation's, and of what does not exist. 404 without it. */
  readonly elsewhere?: number;
  /** What the request carries beyond the ids in its path. */
  readonly asks?: (ids: Ids) => Asking;
  /** For acts that use up what they act on: a new one for every cell. */
  readonly usesUp?: 'task' | 'session';
}

/** By operation; several lines where an operation is asked in several ways. */
export type Rights = Readonly<Record<string, Right | readonly Right[]>>;
