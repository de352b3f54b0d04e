import type { Day, LetterContent } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

/** A letter with the text of its version in force. */
export interface CheckedLetterRow {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly state: string;
  readonly bearer: string;
  /** Unit of the bearer's post as the year was drawn up; null for whoever holds none. */
  readonly unit: string | null;
  readonly content: LetterContent;
  readonly text: string;
}

export interface LetterSigningRow {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly kind: string;
  readonly state: string;
  readonly superior: string;
  readonly bearer: string;
  readonly unit: string | null;
  readonly domains: readonly string[];
  readonly roundId: string;
  readonly childRoundId: string | null;
  readonly dueOn: Day | null;
  readonly completedOn: Day | null;
  /** Tokens of those whose signature or mark is being waited for. */
  readonly waitingFor: readonly string[];
}

export interface CheckedCycle {
  readonly template: string;
  readonly today: Day;
}

const unit = `c.frame -> 'unitOfPost' ->> l.bearer`;
const inForce = `from letter l join organisation o on o.organisation_id = l.organisation_id
  join cycle c on c.organisation_id = l.organisation_id and c.id = l.cycle_id
  join letter_version v on v.organisation_id = l.organisation_id and v.letter_id = l.id and v.version = l.version
 where l.organisation_id = $1 and l.cycle_id = $2 and l.state <> 'voided'`;

/** All letters of a year at once, as the office checks them; voided ones oblige nobody and are left out. */
export class LetterCheckView {
  constructor(private readonly manager: EntityManager) {}

  async findCycle(organisationId: string, cycleId: string): Promise<CheckedCycle | undefined> {
    const [row]: CheckedCycle[] = await this.manager.query(
      `select c.template, roster_day(o, c, clock_timestamp())::text as today
         from cycle c join organisation o on o.organisation_id = c.organisation_id where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    return row;
  }

  /** By code. */
  listTexts(organisationId: string, cycleId: string): Promise<readonly CheckedLetterRow[]> {
    return this.manager.query(
      `select l.id, l.code, l.level, l.state, l.bearer, ${unit} as unit, v.content, v.content_text as text ${inForce} order by l.code`,
      [organisationId, cycleId],
    );
  }

  /** By code. A letter is due when the last of its signatures is; what was withdrawn with an old version asks nothing. */
  listSigning(organisationId: string, cycleId: string): Promise<readonly LetterSigningRow[]> {
    return this.manager.query(
      `select l.id, l.code, l.level, l.kind, l.state, l.superior, l.bearer, ${unit} as unit, l.round_id as "roundId",
              l.child_round_id as "childRoundId",
              (select coalesce(jsonb_agg(a ->> 'domain'), '[]') from jsonb_array_elements(v.content -> 'annexes') a) as domains,
              (select max(t.due_on)::text from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id
                  and t.kind = 'sign-letter' and t.state <> 'withdrawn') as "dueOn",
              ((l.completed_at at time zone 'UTC') + make_interval(mins => o.utc_offset_minutes))::date::text as "completedOn",
              (select coalesce(jsonb_agg(case when t.assignee_kind = 'person'
                   then (select 'person:' || p.code from person p where p.organisation_id = t.organisation_id and p.id::text = t.assignee)
                   else t.assignee end order by t.id), '[]')
                 from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id and t.state = 'open'
                  and t.kind in ('sign-letter', 'witness-letter')) as "waitingFor"
         ${inForce} order by l.code`,
      [organisationId, cycleId],
    );
  }
}
