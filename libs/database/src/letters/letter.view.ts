import type { LetterContent } from '@zeren/domain';
import type { EntityManager } from 'typeorm';
import { answerableSql, isAnswerable, personShown } from '../tasks/mine.sql';
import type { PersonShown } from '../tasks/inbox.view';

export interface LetterSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly code: string;
  readonly level: string;
  readonly kind: 'original' | 'supplementary' | 'successor';
  readonly parentLetterId: string | null;
  readonly channel: 'electronic' | 'paper';
  readonly state: string;
  readonly version: number;
  readonly documentSha256: string;
  readonly bearerPost: string;
  readonly superiorPost: string;
  readonly witnessPost: string | null;
  readonly completedAt: string | null;
}

export interface LetterListRow extends LetterSummary {
  readonly waitingFor: readonly string[];
  readonly dueOn: string | null;
}

export interface SignerRow {
  readonly role: 'bearer' | 'superior' | 'witness';
  readonly post: string;
  readonly name: string | null;
  readonly taskId: string | null;
  readonly state: string;
  readonly dueOn: string | null;
  readonly actedAt: string | null;
  readonly recordedAt: string | null;
  readonly via: string | null;
  /** Who acted for him, if somebody did. */
  readonly substituteName: string | null;
}

export interface MyLetterTask {
  readonly id: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly isExpired: boolean;
  readonly onBehalfOf: PersonShown | null;
}

export interface LetterDetails extends LetterSummary {
  readonly childRoundId: string | null;
  readonly fenceOn: string | null;
  readonly periodFromOn: string | null;
  readonly periodUntilOn: string | null;
  readonly content: LetterContent;
  readonly text: string;
  readonly signers: readonly SignerRow[];
  readonly today: string;
  readonly calendar: unknown;
  readonly myTasks: readonly MyLetterTask[];
}

export interface LetterVersionRow {
  readonly version: number;
  readonly documentSha256: string;
  readonly reason: string | null;
  readonly recordedAt: string;
}

const columns = `l.id, l.cycle_id as "cycleId", l.code, l.level, l.kind, l.parent_letter_id as "parentLetterId", l.channel, l.state, l.version,
  l.document_sha256 as "documentSha256", l.bearer as "bearerPost", l.superior as "superiorPost", l.witness as "witnessPost",
  iso_instant(l.completed_at) as "completedAt"`;

/** A task's assignee as a token of letters and frames. */
const token = `case when t.assignee_kind = 'person'
  then (select 'person:' || p.code from person p where p.organisation_id = t.organisation_id and p.id::text = t.assignee) else t.assignee end`;

const versionColumns = `v.version, v.document_sha256 as "documentSha256", v.reason, iso_instant(v.recorded_at) as "recordedAt"`;

/** Letters as they are read: list, one with who must sign, versions. */
export class LetterView {
  constructor(private readonly manager: EntityManager) {}

  /** By code. */
  list(
    organisationId: string,
    cycleId: string,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<readonly LetterListRow[]> {
    return this.manager.query(
      `select ${columns}, coalesce(w.tokens, '{}') as "waitingFor", w.due_on::text as "dueOn"
         from letter l left join lateral (
           select array_agg(${token} order by t.id) as tokens, min(t.due_on) as due_on from task t
            where t.organisation_id = l.organisation_id and t.letter_id = l.id and t.state = 'open'
              and t.kind in ('sign-letter', 'witness-letter')) w on true
        where l.organisation_id = $1 and l.cycle_id = $2 and ($3::text is null or (l.code, l.id) > ($3::text, $4::uuid))
        order by l.code, l.id limit $5`,
      [organisationId, cycleId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  /** One letter as this person sees it. Signers' tasks are those of the version in force, the latest of each. */
  async find(organisationId: string, personId: string, letterId: string): Promise<LetterDetails | undefined> {
    const [row]: LetterDetails[] = await this.manager.query(
      `with ${answerableSql}
       select ${columns}, l.child_round_id as "childRoundId", l.fence_on::text as "fenceOn", l.period_from_on::text as "periodFromOn",
              l.period_until_on::text as "periodUntilOn", v.content, v.content_text as text, d.today::text as today, w.content as calendar,
              ${signers} as signers, ${myTasks} as "myTasks"
         from letter l join day d on d.id = l.cycle_id join cycle c on c.organisation_id = l.organisation_id and c.id = l.cycle_id
         join working_calendar w on w.organisation_id = c.organisation_id and w.version = c.calendar_version
         join letter_version v on v.organisation_id = l.organisation_id and v.letter_id = l.id and v.version = l.version
        where l.organisation_id = $1 and l.id = $3`,
      [organisationId, personId, letterId],
    );
    return row;
  }

  /** Newest first. */
  listVersions(
    organisationId: string,
    letterId: string,
    beforeVersion: number | null,
    limit: number,
  ): Promise<readonly LetterVersionRow[]> {
    return this.manager.query(
      `select ${versionColumns} from letter_version v
        where v.organisation_id = $1 and v.letter_id = $2 and ($3::int is null or v.version < $3) order by v.version desc limit $4`,
      [organisationId, letterId, beforeVersion, limit],
    );
  }

  async findVersion(
    organisationId: string,
    letterId: string,
    version: number,
  ): Promise<(LetterVersionRow & { readonly content: LetterContent; readonly text: string }) | undefined> {
    const [row]: (LetterVersionRow & { content: LetterContent; text: string })[] = await this.manager.query(
      `select ${versionColumns}, v.content, v.content_text as text from letter_version v
        where v.organisation_id = $1 and v.letter_id = $2 and v.version = $3`,
      [organisationId, letterId, version],
    );
    return row;
  }
}

/** Who acted is named as he was then; who has not yet, as the post is held today. */
const signers = `(
  select jsonb_agg(jsonb_build_object('role', s.role, 'post', s.token, 'taskId', t.id, 'state', coalesce(t.state, 'planned'), 'dueOn', t.due_on,
           'actedAt', case when t.state <> 'open' then iso_instant(t.business_at) end,
           'recordedAt', case when t.state <> 'open' then iso_instant(t.recorded_at) end, 'via', t.via,
           'substituteName', (select p.name from act a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
             where a.organisation_id = l.organisation_id and a.task_id = t.id and a.via = 'substitute'),
           'name', coalesce(
             (select p.name from act a join person p on p.organisation_id = a.organisation_id and p.id = coalesce(a.on_behalf_of_id, a.person_id)
               where a.organisation_id = l.organisation_id and a.task_id = t.id),
             (select p.name from person p where p.organisation_id = l.organisation_id and s.token = 'person:' || p.code),
             (select p.name from appointment a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
               where a.organisation_id = l.organisation_id and a.post_code = s.token and a.from_on <= d.today
                 and (a.until_on is null or d.today < a.until_on) order by a.from_on desc limit 1))) order by s.no)
    from (values (1, 'superior', l.superior, 'sign-letter'), (2, 'bearer', l.bearer, 'sign-letter'), (3, 'witness', l.witness, 'witness-letter'))
         as s (no, role, token, kind)
    left join lateral (
      select t.* from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id and t.kind = s.kind
         and t.document_sha256 = l.document_sha256
         and t.assignee = coalesce((select p.id::text from person p where p.organisation_id = l.organisation_id and s.token = 'person:' || p.code), s.token)
       order by t.round desc, t.id desc limit 1) t on true
   where s.token is not null)`;

const myTasks = `(
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'dueOn', t.due_on,
           'onBehalfOf', ${personShown('m.principal_id')},
           'isExpired', coalesce(t.expires_at <= to_timestamp(business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, clock_timestamp())
                                 / 1000.0), false)) order by m.principal_id is not null, t.kind <> 'sign-letter', t.due_at, t.id), '[]')
    from task t join answerable m on ${isAnswerable}
   where t.organisation_id = l.organisation_id and t.letter_id = l.id and t.state = 'open'
     and t.kind in ('sign-letter', 'witness-letter', 'confirm-letter', 'revise-letter'))`;
