import type { EntityManager } from 'typeorm';
import type { BodyToImport, MemberToImport, PostToImport, UnitToImport } from './organisation-to-import';

export interface OrganisationDetails {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly timeZone: string;
  readonly utcOffsetMinutes: number;
  readonly details: Readonly<Record<string, unknown>>;
  /** Day as of which holders and members are shown. */
  readonly today: string;
  readonly units: readonly UnitToImport[];
  readonly posts: readonly PostRow[];
  readonly bodies: readonly BodyRow[];
}

export interface HolderRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** How he holds the post: `regular`, `concurrent` with another, or `acting`. */
  readonly kind: string;
}

export interface PostRow extends PostToImport {
  readonly holder: HolderRow | null;
}

export interface BodyRow extends Omit<BodyToImport, 'members'> {
  readonly members: readonly Omit<MemberToImport, 'fromOn' | 'untilOn'>[];
}

/** Who is where: on the business day of the running cycle (else today), or on any other day. One statement. */
export class OrganisationView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, on: string | null = null): Promise<OrganisationDetails | undefined> {
    const [row]: { organisation: OrganisationDetails }[] = await this.manager.query(
      `with o as (
         select o.*, coalesce($2::date, roster_day(o, (select c from cycle c where c.organisation_id = o.organisation_id and c.biz_epoch_ms is not null
                                       and c.state in ('starting', 'running') order by c.started_at desc nulls last limit 1),
                                clock_timestamp())) as today
           from organisation o where o.organisation_id = $1)
       select jsonb_build_object('code', o.code, 'nameZh', o.name_zh, 'nameEn', o.name_en, 'timeZone', o.time_zone,
         'utcOffsetMinutes', o.utc_offset_minutes, 'details', o.details, 'today', o.today,
         'units', (select coalesce(jsonb_agg(jsonb_build_object('code', u.code, 'nameZh', u.name_zh, 'nameEn', u.name_en, 'kind', u.kind,
                     'head', u.head_post) order by u.sort_order), '[]') from unit u where u.organisation_id = $1),
         'posts', (select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'unit', p.unit_code, 'kind', p.kind, 'titleZh', p.title_zh,
                     'titleEn', p.title_en, 'inChargeOf', p.in_charge_of, 'supervisedExternally', p.supervised_externally,
                     'holder', case when h.id is not null then jsonb_build_object('id', h.id, 'code', h.code, 'name', h.name, 'kind', a.kind) end)
                     order by p.sort_order), '[]')
                     from post p left join appointment a on a.organisation_id = p.organisation_id and a.post_code = p.code
                      and a.from_on <= o.today and (a.until_on is null or o.today < a.until_on)
                     left join person h on h.organisation_id = a.organisation_id and h.id = a.person_id where p.organisation_id = $1),
         'bodies', (select coalesce(jsonb_agg(jsonb_build_object('code', b.code, 'kind', b.kind, 'nameZh', b.name_zh, 'nameEn', b.name_en,
                     'unit', b.unit_code, 'parent', b.parent_code, 'members', (
                       select coalesce(jsonb_agg(jsonb_build_object('post', m.post_code, 'person', r.code, 'role', m.role) order by m.id), '[]')
                         from membership m left join person r on r.organisation_id = m.organisation_id and r.id = m.person_id
                        where m.organisation_id = $1 and m.body_code = b.code and m.from_on <= o.today
                          and (m.until_on is null or o.today < m.until_on))) order by b.sort_order), '[]')
                     from body b where b.organisation_id = $1)) as organisation
         from o`,
      [organisationId, on],
    );
    return row?.organisation;
  }
}
