import type { DataProvider, Duties, Holders, Roster, RosterPost } from '@zeren/domain';
import type { OrganisationDetails } from './organisation.view';

const duties = [
  'quarterlyReportChecker',
  'dutyReportChecker',
  'adjustmentClerk',
  'noticeSender',
  'calibrationPreparer',
  'poolCalibrator',
  'officeDirector',
] as const satisfies readonly (keyof Duties)[];

/** Duties that the organisation has given to nobody: a year cannot be made without them. */
export const missingDuties = ({ details }: Pick<OrganisationDetails, 'details'>): readonly (keyof Duties)[] => {
  const given = (details['duties'] ?? {}) as Partial<Duties>;
  return duties.filter((duty) => !given[duty]);
};

/** The organisation as a cycle is made from it. Ask for its missing duties first. */
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
    duties: (details['duties'] ?? {}) as Duties,
  };
}

/** Who holds which post on the day of the details. */
export const holdersOf = ({ posts }: Pick<OrganisationDetails, 'posts'>): Holders =>
  Object.fromEntries(posts.flatMap(({ code, holder }) => (holder ? [[code, holder.code] as const] : [])));
