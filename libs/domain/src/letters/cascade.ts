import { groupedBy } from './grouped-by';

export interface CascadeLetter {
  readonly id: string;
  readonly code: string;
  readonly superior: string;
  readonly bearer: string;
  readonly state: string;
  readonly kind: string;
  readonly roundId: string;
  readonly childRoundId: string | null;
}

export interface CascadePlace<Letter> {
  readonly letter: Letter;
  /** Letter under which this one stands: that of its superior; null at the top. */
  readonly above: string | null;
  /** Code of the letter that has to be complete before this one opens; null when nothing holds it back. */
  readonly opensAfter: string | null;
}

/**
 * Letters as the tree of who obliges whom, each after the one it stands under, by code. A superior with several letters of his
 * own (a supplementary one, a successor's) has his people under the one that opens their round, else under the first.
 */
export function cascadeOf<Letter extends CascadeLetter>(letters: readonly Letter[]): readonly CascadePlace<Letter>[] {
  const byCode = letters.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const gates = new Map(
    byCode.flatMap((letter) => (letter.childRoundId ? [[letter.childRoundId, letter] as const] : [])),
  );
  const borneBy = groupedBy(byCode, ({ bearer }) => [bearer]);
  const aboveOf = (letter: Letter): Letter | undefined => {
    const gate = gates.get(letter.roundId);
    if (gate) return gate;
    const own = borneBy.get(letter.superior) ?? [];
    return own.find(({ kind }) => kind === 'original') ?? own[0];
  };
  const below = groupedBy(byCode, (letter) => [aboveOf(letter)?.id ?? null]);
  const placed = new Map<string, CascadePlace<Letter>>();
  const place = (letter: Letter, above: string | null): void => {
    if (placed.has(letter.id)) return;
    const gate = gates.get(letter.roundId);
    const opensAfter = gate && gate.state !== 'complete' ? gate.code : null;
    placed.set(letter.id, { letter, above, opensAfter });
    for (const next of below.get(letter.id) ?? []) place(next, letter.id);
  };
  for (const top of below.get(null) ?? []) place(top, null);
  // Who would oblige himself over others stands at the top: shown, whatever the rows say.
  for (const letter of byCode) place(letter, null);
  return [...placed.values()];
}
