import { Database, holdersOf, missingDuties, organisationIdOf, rosterOf } from '@zeren/database';
import { createCalendar, type CalendarFile, type YearToRehearse } from '@zeren/domain';
import { exitCodes, Refusal } from '../terminal/refusal';

export type KnownOrganisation = Pick<YearToRehearse, 'roster' | 'holders' | 'calendar'> & {
  /** Names of persons by their codes. */
  readonly names: ReadonlyMap<string, string>;
};

/**
 * Roster and calendar as they are, read as the app's role in one organisation. Writes nothing.
 *
 * @throws Refusal when there is no such organisation, it has no calendar, or a duty of the year was given to nobody.
 */
export async function readOrganisation(databaseUrl: string, code: string): Promise<KnownOrganisation> {
  const database = await Database.open(databaseUrl, 1);
  try {
    const organisationId = organisationIdOf(code);
    const { organisation, calendar } = await database.inTenant(organisationId, async (repositories) => ({
      organisation: await repositories.organisation.find(organisationId),
      calendar: await repositories.calendars.findCurrent(organisationId),
    }));
    if (!organisation) throw new Refusal(exitCodes.usage, `there is no organisation ${code}: give --organisation`);
    if (!calendar) throw new Refusal(exitCodes.failure, `${code} has no working calendar`);
    const missing = missingDuties(organisation);
    if (missing.length > 0) throw new Refusal(exitCodes.failure, `nobody has the duties ${missing.join(', ')}`);
    const { files } = calendar.content as { readonly files: readonly CalendarFile[] };
    return {
      roster: rosterOf(organisation),
      holders: holdersOf(organisation),
      calendar: createCalendar(files, calendar.version),
      names: new Map(organisation.posts.flatMap(({ holder }) => (holder ? [[holder.code, holder.name]] : []))),
    };
  } finally {
    await database.close();
  }
}
