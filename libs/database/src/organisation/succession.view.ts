import type { EntityManager } from 'typeorm';
import type { PersonShown } from '../tasks/inbox.view';
import { personShown } from '../tasks/mine.sql';

export interface SuccessionSummary {
  readonly id: string;
  readonly cycleId: string;
  readonly post: string;
  readonly predecessor: PersonShown;
  readonly successor: PersonShown;
  readonly fromOn: string;
  readonly resignByOn: string;
  readonly reason: string;
  readonly state: string;
  /** The predecessor's letter, which is kept, and the successor's own; null for a post without a letter. */
  readonly oldLetter: HandedLetter | null;
  readonly newLetter: HandedLetter | null;
  readonly predecessorScore: string | null;
  /** What the post has in the latest result of its pool. */
  readonly successorScore: string | null;
  /** The year that the scores are split over, half-open. */
  readonly yearFromOn: string;
  readonly yearUntilOn: string;
}

export interface HandedLetter {
  readonly id: string;
  readonly code: string;
  readonly state: string;
}

export interface HandoverFacts {
  /** Of the post on the day of the change, as they stand now. */
  readonly tasks: readonly {
    readonly id: string;
    readonly kind: string;
    readonly subject: string;
    readonly dueOn: string;
    readonly state: string;
    readonly wasLate: boolean;
  }[];
  readonly resolutions: readonly {
    readonly code: string;
    readonly text: string;
    readonly owner: string;
    readonly verifier: string;
    readonly state: string;
  }[];
  readonly rectifications: readonly {
    readonly code: string;
    readonly unit: string;
    readonly problem: string;
    readonly closingOn: string;
    readonly state: string;
  }[];
  /** What the predecessor himself wrote. */
  readonly judgement: { readonly text: string | null; readonly by: PersonShown; readonly filedAt: string } | null;
  readonly acceptedAt: string | null;
}

const letterShown = (id: string) =>
  `(select jsonb_build_object('id', l.id, 'code', l.code, 'state', l.state) from letter l where l.organisation_id = $1 and l.id = ${id})`;

const oldLetterId = `(select o.id from letter o where o.organisation_id = s.organisation_id and o.cycle_id = s.cycle_id
  and o.bearer = s.post_code and o.kind = 'original' order by o.code limit 1)`;

const columns = `s.id, s.cycle_id as "cycleId", s.post_code as post, ${personShown('s.predecessor_id')} as predecessor,
  ${personShown('s.successor_id')} as successor, s.from_on::text as "fromOn", s.resign_by_on::text as "resignByOn", s.reason, s.state,
  ${letterShown(oldLetterId)} as "oldLetter", ${letterShown('s.letter_id')} as "newLetter", s.predecessor_score::text as "predecessorScore",
  (select r.shown_total::text from pool_result r where r.organisation_id = s.organisation_id and r.cycle_id = s.cycle_id
      and r.letter_id in (s.letter_id, ${oldLetterId}) order by r.version desc limit 1) as "successorScore",
  make_date(c.year, 1, 1)::text as "yearFromOn", make_date(c.year + 1, 1, 1)::text as "yearUntilOn"`;

const source = `from succession s join cycle c on c.organisation_id = s.organisation_id and c.id = s.cycle_id`;

/** Posts that changed hands, and what was handed over with each. */
export class SuccessionView {
  constructor(private readonly manager: EntityManager) {}

  /** Latest change first. */
  list(organisationId: string, cycleId: string): Promise<readonly SuccessionSummary[]> {
    return this.manager.query(
      `select ${columns} ${source} where s.organisation_id = $1 and s.cycle_id = $2 order by s.from_on desc, s.id`,
      [organisationId, cycleId],
    );
  }

  async find(organisationId: string, id: string): Promise<SuccessionSummary | undefined> {
    const [row]: SuccessionSummary[] = await this.manager.query(
      `select ${columns} ${source} where s.organisation_id = $1 and s.id = $2`,
      [organisationId, id],
    );
    return row;
  }

  /** What the post had before it on the first instant of the successor's first day, by the clock of the cycle. */
  async handover(organisationId: string, id: string): Promise<HandoverFacts> {
    const [row]: HandoverFacts[] = await this.manager.query(
      `select (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'subject', t.subject, 'dueOn', t.due_on, 'state', t.state,
                      'wasLate', t.due_on < s.from_on) order by t.due_on, t.id), '[]')
                 from task t where t.organisation_id = s.organisation_id and t.cycle_id = s.cycle_id and t.assignee_kind = 'post' and t.assignee = s.post_code
                  and not t.secret and t.opened_at < at.changes and (t.state = 'open' or t.business_at >= at.changes)) as tasks,
              (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'text', r.text, 'owner', r.owner_post, 'verifier', r.verifier_post,
                      'state', r.state) order by r.code), '[]')
                 from resolution r join meeting m on m.organisation_id = r.organisation_id and m.id = r.meeting_id
                where r.organisation_id = s.organisation_id and m.cycle_id = s.cycle_id and r.state <> 'verified'
                  and s.post_code in (r.owner_post, r.verifier_post)) as resolutions,
              (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'unit', r.unit_code, 'problem', p.problem_text, 'closingOn', r.closing_on,
                      'state', r.state) order by r.code), '[]')
                 from rectification r join problem p on p.organisation_id = r.organisation_id and p.id = r.problem_id
                where r.organisation_id = s.organisation_id and r.cycle_id = s.cycle_id and r.state <> 'accepted'
                  and s.post_code in (r.owner_post, r.unit_verifier_post, r.superior_verifier_post)) as rectifications,
              (select jsonb_build_object('text', a.content ->> 'text', 'by', ${personShown('coalesce(a.on_behalf_of_id, a.person_id)')},
                      'filedAt', iso_instant(a.business_at)) from ${actOn('write-handover')}) as judgement,
              (select iso_instant(a.business_at) from ${actOn('accept-handover')}) as "acceptedAt"
         from succession s join organisation o on o.organisation_id = s.organisation_id
         cross join lateral (select s.from_on::timestamp at time zone 'UTC' - make_interval(mins => o.utc_offset_minutes) as changes) at
        where s.organisation_id = $1 and s.id = $2`,
      [organisationId, id],
    );
    if (!row) throw new Error(`no succession ${id}`);
    return row;
  }

  async score(organisationId: string, id: string, score: string): Promise<void> {
    await this.manager.query('update succession set predecessor_score = $3 where organisation_id = $1 and id = $2', [
      organisationId,
      id,
      score,
    ]);
  }
}

function actOn(kind: string): string {
  return `act a join task t on t.organisation_id = a.organisation_id and t.id = a.task_id
    where a.organisation_id = s.organisation_id and t.workflow_id = 'succession/' || s.id and t.kind = '${kind}' order by a.recorded_at desc limit 1`;
}
