import { organisationZone } from '../../ui/dates';

const dayMs = 86_400_000;

const parts = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'medium',
  timeZone: organisationZone,
});

/** An instant as a field shows it: date and time in the organisation's zone. */
export const localOf = (at: string): string => parts.format(new Date(at)).replace(' ', 'T');

/** What a field holds, as an instant; nothing while it is not filled in. The zone has no daylight saving. */
export function instantOf(local: string): string | undefined {
  const asIfUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const offsetMs = Date.parse(`${localOf(new Date(asIfUtc).toISOString())}Z`) - asIfUtc;
  return new Date(asIfUtc - offsetMs).toISOString();
}

/** So many days later, but never before the earliest instant. */
export function shifted(at: string, days: number, earliest: string): string {
  const moved = new Date(Date.parse(at) + days * dayMs).toISOString();
  return moved < earliest ? earliest : moved;
}
