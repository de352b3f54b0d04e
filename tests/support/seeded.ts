/** Chance that can be had again: `SEED=… npm test`. The seed is printed by whoever asks for it. */
export interface Seeded {
  readonly seed: number;
  /** From 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
}

export function seeded(seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)): Seeded {
  let state = seed >>> 0;
  // Weyl sequence and two mixing rounds; good enough to shuffle requests.
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    const first = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    const second = Math.imul(first ^ (first >>> 15), 0x735a2d97);
    return ((second ^ (second >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    seed,
    below,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
