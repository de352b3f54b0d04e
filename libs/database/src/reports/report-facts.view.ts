import type { EntityManager } from 'typeorm';

export interface RecordFact {
  readonly id: string;
  readonly kind: string;
  readonly heldOn: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A problem and every measure that answers it: one, or the report is refused. */
export interface ProblemFact {
  readonly id: string;
  readonly no: number;
  readonly source: string;
  readonly problem: string;
  readonly measures: readonly { readonly id: string; readonly code: string; readonly text: string }[];
}

/** What took place in the year, as the ids of the rows that prove it. */
export interface ReportFacts {
  readonly year: number;
  readonly title: string;
  readonly organisation: { readonly nameZh: string; readonly nameEn: string };
  readonly records: readonly RecordFact[];
  readonly problems: readonly ProblemFact[];
  readonly meetings: readonly { readonly id: string; readonly kind: string }[];
  readonly resolutions: readonly string[];
  readonly letters: readonly string[];
  readonly completeLetters: readonly string[];
  /** Letters whose result has been decided. */
  readonly decidedResults: readonly string[];
  readonly planItems: number;
  readonly planId: string | null;
}

/** Everything that the summary report says, in one statement. */
export class ReportFactsView {
  constructor(private readonly manager: EntityManager) {}

  async find(organisationId: string, cycleId: string): Promise<ReportFacts | undefined> {
    const [row]: { facts: ReportFacts }[] = await this.manager.query(
      `select jsonb_build_object('year', c.year, 'title', c.title,
         'organisation', jsonb_build_object('nameZh', o.name_zh, 'nameEn', o.name_en),
         'records', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'heldOn', r.held_on, 'title', r.title,
                       'fields', r.content) order by r.held_on, r.id), '[]')
                       from work_record r where r.organisation_id = $1 and r.cycle_id = $2),
         'problems', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'no', p.no, 'source', p.source, 'problem', p.problem_text,
                        'measures', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'code', x.code,
                                       'text', coalesce(p.measure_text, p.next_step_text)) order by x.code), '[]')
                                       from rectification x where x.organisation_id = $1 and x.problem_id = p.id
                                        and coalesce(p.measure_text, p.next_step_text) is not null)) order by p.source, p.no), '[]')
                        from problem p where p.organisation_id = $1 and p.cycle_id = $2),
         'meetings', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind) order by m.held_on, m.id), '[]') from meeting m
                       where m.organisation_id = $1 and m.cycle_id = $2 and (m.state = 'held' or m.quorum_met and m.state <> 'missed')),
         'resolutions', (select coalesce(jsonb_agg(x.id order by x.code), '[]') from resolution x
                          join meeting m on m.organisation_id = x.organisation_id and m.id = x.meeting_id
                         where x.organisation_id = $1 and m.cycle_id = $2),
         'letters', (select coalesce(jsonb_agg(l.id order by l.code), '[]') from letter l
                      where l.organisation_id = $1 and l.cycle_id = $2 and l.kind = 'original'),
         'completeLetters', (select coalesce(jsonb_agg(l.id order by l.code), '[]') from letter l
                              where l.organisation_id = $1 and l.cycle_id = $2 and l.kind = 'original' and l.state = 'complete'),
         'decidedResults', (select coalesce(jsonb_agg(distinct r.letter_id), '[]') from pool_result r
                             where r.organisation_id = $1 and r.cycle_id = $2 and r.state in ('published', 'notified')),
         'planId', (select p.id from plan p where p.organisation_id = $1 and p.cycle_id = $2),
         'planItems', coalesce((select jsonb_array_length(v.content -> 'items') from plan p
                        join plan_version v on v.organisation_id = p.organisation_id and v.plan_id = p.id and v.version = p.version
                       where p.organisation_id = $1 and p.cycle_id = $2), 0)) as facts
         from cycle c join organisation o on o.organisation_id = c.organisation_id
        where c.organisation_id = $1 and c.id = $2`,
      [organisationId, cycleId],
    );
    return row?.facts;
  }
}
