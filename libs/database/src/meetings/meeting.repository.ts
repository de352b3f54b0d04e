import type { CycleFrame } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

export interface MeetingSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly heldOn: string;
  readonly chairPost: string;
  readonly state: string;
  readonly presentCount: number | null;
  readonly dueCount: number | null;
  readonly quorumMet: boolean | null;
}

export interface AttendeeRow {
  readonly post: string;
  readonly name: string | null;
  readonly state: 'present' | 'on-leave' | 'absent' | 'unknown';
  readonly reason: string | null;
}

export interface ResolutionRow {
  readonly id: string;
  readonly code: string;
  readonly unitCode: string;
  readonly ownerPost: string;
  readonly verifierPost: string;
  readonly text: string;
  readonly state: string;
}

export interface MeetingDetails extends MeetingSummary {
  readonly frame: CycleFrame;
  /** Whoever is due, with what was recorded and who that was on the day. */
  readonly attendance: readonly AttendeeRow[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly no: number;
    readonly kind: string;
    readonly text: string;
  }[];
  readonly resolutions: readonly ResolutionRow[];
}

export interface AttendanceToRecord {
  readonly presentCount: number;
  readonly dueCount: number;
  readonly quorumMet: boolean;
  readonly members: readonly { readonly post: string; readonly state: string; readonly reason: string | null }[];
}

export interface OutcomeToRecord {
  readonly id: string;
  readonly no: number;
  readonly kind: string;
  readonly text: string;
}

const columns = `m.id, m.cycle_id as "cycleId", m.code, m.kind, m.name_zh as "nameZh", m.name_en as "nameEn", m.held_on::text as "heldOn",
  m.chair_post as "chairPost", m.state, m.present_count as "presentCount", m.due_count as "dueCount", m.quorum_met as "quorumMet"`;

/** Sittings as the office records them; their processes close them. */
export class MeetingRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By day. */
  list(
    organisationId: string,
    cycleId: string,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly MeetingSummary[]> {
    return this.manager.query(
      `select ${columns} from meeting m
        where m.organisation_id = $1 and m.cycle_id = $2 and ($3::date is null or (m.held_on, m.id) > ($3::date, $4::uuid))
        order by m.held_on, m.id limit $5`,
      [organisationId, cycleId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async find(organisationId: string, meetingId: string): Promise<MeetingDetails | undefined> {
    const [row]: MeetingDetails[] = await this.manager.query(
      `select ${columns}, c.frame, ${attendance} as attendance,
              (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'no', x.no, 'kind', x.kind, 'text', x.text) order by x.no), '[]')
                 from outcome x where x.organisation_id = m.organisation_id and x.meeting_id = m.id) as outcomes,
              (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'unitCode', r.unit_code, 'ownerPost', r.owner_post,
                        'verifierPost', r.verifier_post, 'text', r.text, 'state', r.state) order by length(r.code), r.code), '[]')
                 from resolution r where r.organisation_id = m.organisation_id and r.meeting_id = m.id) as resolutions
         from meeting m join cycle c on c.organisation_id = m.organisation_id and c.id = m.cycle_id
        where m.organisation_id = $1 and m.id = $2`,
      [organisationId, meetingId],
    );
    return row;
  }

  /** Holds the row until the end of the transaction: whoever writes after waits and sees it. Answers its state. */
  async lock(organisationId: string, meetingId: string): Promise<string | undefined> {
    const [row]: { state: string }[] = await this.manager.query(
      'select state from meeting where organisation_id = $1 and id = $2 for update',
      [organisationId, meetingId],
    );
    return row?.state;
  }

  /** Replaces what was recorded before: the list is the whole truth about who came. */
  async recordAttendance(organisationId: string, meetingId: string, attended: AttendanceToRecord): Promise<void> {
    await this.manager.query(
      `with counted as (
         update meeting set present_count = $3, due_count = $4, quorum_met = $5 where organisation_id = $1 and id = $2 returning held_on)
       insert into attendance (organisation_id, meeting_id, post_code, person_id, state, reason)
       select $1, $2, n.post, (select a.person_id from appointment a where a.organisation_id = $1 and a.post_code = n.post
                and a.from_on <= counted.held_on and (a.until_on is null or counted.held_on < a.until_on) order by a.from_on desc limit 1),
              n.state, n.reason
         from counted, unnest($6::text[], $7::text[], $8::text[]) as n (post, state, reason)
       on conflict on constraint attendance_pkey do update set person_id = excluded.person_id, state = excluded.state, reason = excluded.reason`,
      [
        organisationId,
        meetingId,
        attended.presentCount,
        attended.dueCount,
        attended.quorumMet,
        attended.members.map(({ post }) => post),
        attended.members.map(({ state }) => state),
        attended.members.map(({ reason }) => reason),
      ],
    );
  }

  /** Outcomes numbered on from what is there, and the resolution of each follow-up. */
  async recordOutcomes(
    organisationId: string,
    meetingId: string,
    outcomes: readonly OutcomeToRecord[],
    resolutions: readonly Omit<ResolutionRow, 'state'>[],
  ): Promise<void> {
    await this.manager.query(
      `insert into outcome (organisation_id, id, meeting_id, no, kind, text)
       select $1, n.id, $2, n.no, n.kind, n.text from jsonb_to_recordset($3::jsonb) as n (id uuid, no int, kind text, text text)`,
      [organisationId, meetingId, JSON.stringify(outcomes)],
    );
    await this.manager.query(
      `insert into resolution (organisation_id, id, meeting_id, code, unit_code, owner_post, verifier_post, text)
       select $1, n.id, $2, n.code, n."unitCode", n."ownerPost", n."verifierPost", n.text
         from jsonb_to_recordset($3::jsonb) as n (id uuid, code text, "unitCode" text, "ownerPost" text, "verifierPost" text, text text)`,
      [organisationId, meetingId, JSON.stringify(resolutions)],
    );
  }
}

const attendance = `(
  select coalesce(jsonb_agg(jsonb_build_object('post', n.token, 'state', coalesce(a.state, case when m.present_count is null then 'unknown' else 'absent' end),
           'reason', a.reason, 'name', coalesce(
             (select p.name from person p where p.organisation_id = m.organisation_id and (p.id = a.person_id or n.token = 'person:' || p.code) limit 1),
             (select p.name from appointment x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id
               where x.organisation_id = m.organisation_id and x.post_code = n.token and x.from_on <= m.held_on
                 and (x.until_on is null or m.held_on < x.until_on) order by x.from_on desc limit 1))) order by n.no), '[]')
    from jsonb_array_elements(c.frame -> 'meetings') as f,
         jsonb_array_elements_text(f -> 'due') with ordinality as n (token, no)
    left join attendance a on a.organisation_id = m.organisation_id and a.meeting_id = m.id and a.post_code = n.token
   where f ->> 'code' = m.code)`;
