import type { Role } from '@zeren/api-contracts';
import type { PrincipalRow } from '@zeren/database';
import { toBusiness, type EpochMs } from '@zeren/domain';

/** Who is calling, as the session says; never read from a header or a body. */
export interface Principal extends PrincipalRow {
  readonly roles: readonly Role[];
}

/** Roles are derived from where somebody sits; only auditor and administrator are given to an account. */
export function principalOf(row: PrincipalRow): Principal {
  const roles: readonly (Role | false)[] = [
    row.isOffice && 'office',
    row.isLeader && 'leader',
    row.accountRoles.includes('auditor') && 'auditor',
    row.posts.length > 0 && 'voter',
    row.accountRoles.includes('administrator') && 'administrator',
  ];
  return { ...row, roles: roles.filter((role) => role !== false) };
}

/** Business time as this person's organisation lives it: the running cycle's clock, else real time. */
export const businessNow = ({ clock }: Pick<PrincipalRow, 'clock'>, realNow: EpochMs = Date.now()): EpochMs =>
  clock ? toBusiness(clock, realNow) : realNow;

export const hasRole = ({ roles }: Principal, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** Has something to do with the year: by a post, a body, a letter, or because he audits it. Who keeps accounts only has not. */
export const takesPart = (principal: Principal): boolean =>
  principal.bodies.length > 0 || hasRole(principal, 'office', 'leader', 'auditor', 'voter');
/** A second factor raises a session for this long; the statement of an act and the list of sessions say the same. */
const steppedUpMs = 5 * 60_000;

/** @param marginMs that have to be left of it. */
export const isSteppedUp = ({ steppedUpAtMs }: Pick<PrincipalRow, 'steppedUpAtMs'>, marginMs = 0): boolean =>
  steppedUpAtMs !== null && Date.now() < steppedUpAtMs + steppedUpMs - marginMs;
