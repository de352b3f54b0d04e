/** What happened to a letter, as the ledger has it; `state` is what an act that sent it back left it in. */
export interface LetterHappening {
  readonly kind: string;
  readonly state: string | null;
}

type After = (state: string, happening: LetterHappening) => string;

const after: Readonly<Record<string, After>> = {
  // A request to sign opens what is still a draft; its lapse ends what is still open.
  'task.opened': (state) => (state === 'draft' ? 'open' : state),
  'task.expired': (state) => (state === 'open' ? 'expired' : state),
  'letter.completed': () => 'complete',
  'letter.returned': (state, happening) => happening.state ?? state,
  'letter.refused': (state, happening) => happening.state ?? state,
  'letter.versioned': () => 'draft',
  'letter.voided': () => 'voided',
};

/** State of a letter that exists, after what happened to it, in that order. */
export const letterStateAfter = (happenings: readonly LetterHappening[]): string =>
  happenings.reduce((state, happening) => after[happening.kind]?.(state, happening) ?? state, 'draft');
