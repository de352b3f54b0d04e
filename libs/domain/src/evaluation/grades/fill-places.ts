import type { Decimal } from 'decimal.js';
import { DomainError } from '../../errors/domain-error';
import type { ComponentKind, TiePolicy } from '../scheme/scheme';

export interface PlaceSeeker {
  readonly id: string;
  readonly rank: number;
  readonly components: Readonly<Partial<Record<ComponentKind, Decimal>>>;
}

/**
 * Who gets one of so many places, best rank first. Tied members stand or fall together: `shareDown` gives nobody behind a group
 * that did not fit the free place, `shareUp` lets the whole group in when one place is left, `breakBy` looks at components first.
 *
 * @throws DomainError `scheme.invalid` when a tie stands at the edge and the scheme wants it settled by hand.
 */
export function fillPlaces(seekers: readonly PlaceSeeker[], places: number, tie: TiePolicy): ReadonlySet<string> {
  const given = new Set<string>();
  for (const group of tiedGroups(seekers, tie)) {
    if (given.size >= places) break;
    const fits = given.size + group.length <= places;
    if (!fits && tie === 'block')
      throw new DomainError('scheme.invalid', { table: 'tie', reason: group.map(({ id }) => id).join(' = ') });
    if (!fits && tie !== 'shareUp') break;
    for (const { id } of group) given.add(id);
  }
  return given;
}

function tiedGroups(seekers: readonly PlaceSeeker[], tie: TiePolicy): readonly (readonly PlaceSeeker[])[] {
  const breakers = typeof tie === 'object' ? tie.breakBy : [];
  const order = (a: PlaceSeeker, b: PlaceSeeker): number =>
    a.rank - b.rank || breakers.reduce((found, key) => found || compared(b.components[key], a.components[key]), 0);
  const groups: PlaceSeeker[][] = [];
  for (const seeker of seekers.toSorted((a, b) => order(a, b) || (a.id < b.id ? -1 : 1))) {
    const last = groups.at(-1);
    if (last?.[0] && order(last[0], seeker) === 0) last.push(seeker);
    else groups.push([seeker]);
  }
  return groups;
}

/** Who has no such component stands behind. */
function compared(a: Decimal | undefined, b: Decimal | undefined): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  return a.comparedTo(b);
}
