import { Injectable } from '@nestjs/common';
import { readDomainShares, type RehearsalQuery, type RehearsalView } from '@zeren/api-contracts';
import { Database, holdersOf } from '@zeren/database';
import { findCycleTemplate, rehearseYear, stopsLaunch } from '@zeren/domain';
import type { Principal } from '../access/principal';
import { requireRoster } from '../cycles/require-roster';
import { workingCalendarOf } from '../cycles/working-calendar-of';
import { Problem } from '../http/problem';
import { chosenDomains } from './chosen-domains';

/** A year before it exists: reads the organisation and its calendar, writes nothing. */
@Injectable()
export class RehearsalsService {
  constructor(private readonly database: Database) {}

  async rehearse(
    { organisationId }: Principal,
    { year, template: key, domains }: RehearsalQuery,
  ): Promise<RehearsalView> {
    const template = findCycleTemplate(key);
    if (!template) throw new Problem('template-unknown');
    const { organisation, calendar } = await this.database.inTenant(organisationId, async (repositories) => ({
      organisation: await repositories.organisation.find(organisationId),
      calendar: await repositories.calendars.findCurrent(organisationId),
    }));
    if (!organisation || !calendar) throw new Problem('roster-incomplete');
    const rehearsal = rehearseYear({
      year,
      template,
      domains: chosenDomains(domains === undefined ? undefined : readDomainShares(domains), template),
      roster: requireRoster(organisation),
      holders: holdersOf(organisation),
      calendar: workingCalendarOf(calendar.content, calendar.version),
    });
    const names = new Map(organisation.posts.flatMap(({ holder }) => (holder ? [[holder.code, holder.name]] : [])));
    const nameOf = (code: string | null) => (code === null ? null : (names.get(code) ?? null));
    return {
      year,
      template: key,
      calendarVersion: calendar.version,
      rosterOn: organisation.today,
      canLaunch: rehearsal.canLaunch,
      clashes: rehearsal.clashes.map((clash) => ({
        ...clash,
        stopsLaunch: stopsLaunch(clash),
        name: nameOf(clash.who),
        kinds: [...clash.kinds],
        chain: [...clash.chain],
      })),
      loads: rehearsal.loads.map((load) => ({ ...load, name: nameOf(load.person), days: [...load.days] })),
      tasks: [...rehearsal.tasks],
    };
  }
}
