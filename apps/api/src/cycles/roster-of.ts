import type { OrganisationDetails } from '@zeren/database';
import type { DataProvider, Duties, Roster, RosterPost } from '@zeren/domain';
import { Problem } from '../http/problem';

const duties = [
  'quarterlyReportChecker',
  'dutyReportChecker',
  'adjustmentClerk',
  'noticeSender',
  'calibrationPreparer',
  'poolCalibrator',
  'officeDirector',
] as const satisfies readonly (keyof Duties)[];

/**
 * The organisation as a cycle is made from it.
 *
 * @throws Problem `roster-incomplete` naming the duties that nobody was given.
 */
export function rosterOf({
  code,
  timeZone,
  utcOffsetMinutes,
  units,
  posts,
  bodies,
  details,
}: OrganisationDetails): Roster {
  return {
    organisation: { code, timeZone, utcOffsetMinutes },
    units,
    posts: posts.map(({ code: post, unit, kind, inChargeOf, supervisedExternally }) => ({
      code: post,
      unit,
      kind: kind as RosterPost['kind'],
      inChargeOf,
      supervisedExternally,
    })),
    bodies: bodies.map(({ code: body, kind, unit, members }) => ({
      code: body,
      kind,
      unit,
      members: members.map(({ post, person, role }) => ({ token: post ?? `person:${person ?? ''}`, role })),
    })),
    dataProviders: (details['dataProviders'] ?? []) as readonly DataProvider[],
    electors: (details['ballotElectors'] ?? {}) as Roster['electors'],
    duties: dutiesOf((details['duties'] ?? {}) as Partial<Duties>),
  };
}

function dutiesOf(given: Partial<Duties>): Duties {
  const missing = duties.filter((duty) => !given[duty]);
  if (missing.length === 0) return given as Duties;
  throw new Problem(
    'roster-incomplete',
    missing.map((duty) => ({ pointer: '', code: 'duty', message: `nobody has the duty ${duty}` })),
  );
}
