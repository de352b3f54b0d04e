import { missingDuties, rosterOf, type OrganisationDetails } from '@zeren/database';
import type { Roster } from '@zeren/domain';
import { Problem } from '../http/problem';

/**
 * The organisation as a cycle is made from it.
 *
 * @throws Problem `roster-incomplete` naming the duties that nobody was given.
 */
export function requireRoster(organisation: OrganisationDetails): Roster {
  const missing = missingDuties(organisation);
  if (missing.length === 0) return rosterOf(organisation);
  throw new Problem(
    'roster-incomplete',
    missing.map((duty) => ({ pointer: '', code: 'duty', message: `nobody has the duty ${duty}` })),
  );
}
