import type { EntityManager } from 'typeorm';
import { CalendarRepository } from '../calendars/calendar.repository';
import { newId } from '../new-id';
import type { ImportCounts, OrganisationToImport } from './organisation-to-import';

/**
 * Writes a checked organisation, by code: what is there is brought up to date, what is new is added, nothing is removed
 * (history needs it). Importing the same text twice changes nothing. One statement per table.
 */
export class ImportRepository {
  constructor(private readonly manager: EntityManager) {}

  async store(organisationId: string, organisation: OrganisationToImport): Promise<ImportCounts> {
    await this.storeOrganisation(organisationId, organisation);
    await this.storeUnits(organisationId, organisation);
    await this.storePosts(organisationId, organisation);
    await this.storePersons(organisationId, organisation);
    await this.storeAppointments(organisationId, organisation);
    await this.storeBodies(organisationId, organisation);
    const memberships = await this.storeMemberships(organisationId, organisation);
    const calendars = new CalendarRepository(this.manager);
    return {
      units: organisation.units.length,
      posts: organisation.posts.length,
      persons: organisation.persons.length,
      appointments: organisation.appointments.length,
      bodies: organisation.bodies.length,
      memberships,
      calendarVersion: organisation.calendar ? await calendars.publish(organisationId, organisation.calendar) : null,
    };
  }

  /** Person ids by code. */
  async personIds(organisationId: string): Promise<ReadonlyMap<string, string>> {
    const rows: { code: string; id: string }[] = await this.manager.query(
      'select code, id from person where organisation_id = $1',
      [organisationId],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  private async storeOrganisation(organisationId: string, organisation: OrganisationToImport): Promise<void> {
    const { code, nameZh, nameEn, timeZone, utcOffsetMinutes, details } = organisation;
    await this.manager.query(
      `insert into organisation (organisation_id, code, name_zh, name_en, time_zone, utc_offset_minutes, details)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint organisation_pkey do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
         time_zone = excluded.time_zone, utc_offset_minutes = excluded.utc_offset_minutes, details = excluded.details`,
      [organisationId, code, nameZh, nameEn, timeZone, utcOffsetMinutes, JSON.stringify(details)],
    );
  }

  private async storeUnits(organisationId: string, { units }: OrganisationToImport): Promise<void> {
    await this.manager.query(
      `insert into unit (organisation_id, code, name_zh, name_en, kind, head_post, sort_order)
       select $1, n.code, n."nameZh", n."nameEn", n.kind, n.head, n.no
         from rows from (jsonb_to_recordset($2::jsonb) as (code text, "nameZh" text, "nameEn" text, kind text, head text))
              with ordinality as n (code, "nameZh", "nameEn", kind, head, no)
       on conflict on constraint unit_pkey do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
         kind = excluded.kind, head_post = excluded.head_post, sort_order = excluded.sort_order`,
      [organisationId, JSON.stringify(units)],
    );
  }

  private async storePosts(organisationId: string, { posts }: OrganisationToImport): Promise<void> {
    await this.manager.query(
      `insert into post (organisation_id, code, unit_code, kind, title_zh, title_en, in_charge_of, supervised_externally, sort_order)
       select $1, n.code, n.unit, n.kind, n."titleZh", n."titleEn", n."inChargeOf", n."supervisedExternally", n.no
         from rows from (jsonb_to_recordset($2::jsonb) as (code text, unit text, kind text, "titleZh" text, "titleEn" text,
                "inChargeOf" text[], "supervisedExternally" boolean))
              with ordinality as n (code, unit, kind, "titleZh", "titleEn", "inChargeOf", "supervisedExternally", no)
       on conflict on constraint post_pkey do update set unit_code = excluded.unit_code, kind = excluded.kind,
         title_zh = excluded.title_zh, title_en = excluded.title_en, in_charge_of = excluded.in_charge_of,
         supervised_externally = excluded.supervised_externally, sort_order = excluded.sort_order`,
      [organisationId, JSON.stringify(posts)],
    );
  }

  private async storePersons(organisationId: string, { persons }: OrganisationToImport): Promise<void> {
    await this.manager.query(
      `insert into person (organisation_id, id, code, name)
       select $1, n.* from unnest($2::uuid[], $3::text[], $4::text[]) as n
       on conflict on constraint person_code_key do update set name = excluded.name`,
      [organisationId, persons.map(() => newId()), persons.map(({ code }) => code), persons.map(({ name }) => name)],
    );
  }

  private async storeAppointments(organisationId: string, { appointments }: OrganisationToImport): Promise<void> {
    await this.manager.query(
      `insert into appointment (organisation_id, person_id, post_code, from_on, until_on)
       select $1, p.id, n.post, n."fromOn", n."untilOn"
         from jsonb_to_recordset($2::jsonb) as n (person text, post text, "fromOn" date, "untilOn" date)
         join person p on p.organisation_id = $1 and p.code = n.person
       on conflict on constraint appointment_pkey do update set until_on = excluded.until_on`,
      [organisationId, JSON.stringify(appointments)],
    );
  }

  private async storeBodies(organisationId: string, { bodies }: OrganisationToImport): Promise<void> {
    await this.manager.query(
      `insert into body (organisation_id, code, kind, name_zh, name_en, unit_code, parent_code, sort_order)
       select $1, n.code, n.kind, n."nameZh", n."nameEn", n.unit, n.parent, n.no
         from rows from (jsonb_to_recordset($2::jsonb) as (code text, kind text, "nameZh" text, "nameEn" text, unit text, parent text))
              with ordinality as n (code, kind, "nameZh", "nameEn", unit, parent, no)
       on conflict on constraint body_pkey do update set kind = excluded.kind, name_zh = excluded.name_zh, name_en = excluded.name_en,
         unit_code = excluded.unit_code, parent_code = excluded.parent_code, sort_order = excluded.sort_order`,
      [organisationId, JSON.stringify(bodies)],
    );
  }

  /** A membership is told from another by body, member, role and first day. Answers how many were new. */
  private async storeMemberships(organisationId: string, { bodies }: OrganisationToImport): Promise<number> {
    const members = bodies.flatMap(({ code, members: list }) =>
      list.map((member) => ({ ...member, id: newId(), body: code })),
    );
    const rows: unknown[] = await this.manager.query(
      `with added as (
         insert into membership (organisation_id, id, body_code, post_code, person_id, role, from_on, until_on)
         select $1, n.id, n.body, n.post, p.id, n.role, n."fromOn", n."untilOn"
           from jsonb_to_recordset($2::jsonb)
                as n (id uuid, body text, post text, person text, role text, "fromOn" date, "untilOn" date)
           left join person p on p.organisation_id = $1 and p.code = n.person
          where not exists (select 1 from membership m where m.organisation_id = $1 and m.body_code = n.body
                   and m.post_code is not distinct from n.post and m.person_id is not distinct from p.id
                   and m.role = n.role and m.from_on = n."fromOn")
         returning id)
       select id from added`,
      [organisationId, JSON.stringify(members)],
    );
    return rows.length;
  }
}
