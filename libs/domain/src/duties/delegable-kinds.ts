import { isTaskKindKey, taskKindOf, taskKinds, type TaskKindKey } from '../task-kinds/catalogue';

/** Whether a substitute may ever act on a task of this kind. One's own letter, a secret vote and an appeal panel stay with the person. */
export const isDelegable = (kind: TaskKindKey): boolean => taskKindOf(kind).delegable !== 'never';

/**
 * Kinds of tasks that a substitution covers.
 * @param wanted kinds that were chosen; none chosen means every kind that may be delegated.
 * @returns the kinds, or the ones of `wanted` that are unknown or stay with the person.
 */
export function kindsToDelegate(
  wanted: readonly string[],
): { readonly kinds: readonly TaskKindKey[] } | { readonly refused: readonly string[] } {
  if (wanted.length === 0) return { kinds: taskKinds.map(({ key }) => key).filter(isDelegable) };
  const kinds = wanted.filter((kind) => isTaskKindKey(kind)).filter(isDelegable);
  const refused = wanted.filter((kind) => !(kinds as readonly string[]).includes(kind));
  return refused.length > 0 ? { refused } : { kinds };
}
