/** Where the entries of a subject are found, and which processes own it. `$1` organisation, `$2` id of the subject. */
export interface TimelineSource {
  /** Answers the subject, or nothing. */
  readonly find: string;
  /** Condition on `ledger_entry e`; `$3` tasks and `$4` processes, as the subject has them. */
  readonly entries: string;
}

const clock = `case when c.biz_epoch_ms is not null then jsonb_build_object('bizEpochMs', c.biz_epoch_ms, 'realEpochMs', c.real_epoch_ms,
  'realMsPerBizDay', c.real_ms_per_biz_day) end as clock`;

const cycleOf = (table: string) =>
  `join cycle c on c.organisation_id = ${table}.organisation_id and c.id = ${table}.cycle_id`;

const none = `'{}'::text[]`;
const ofProcesses = `e.subject_kind = 'process' and e.subject_id = any ($4::text[])`;
const ofTasks = `e.subject_kind = 'task' and e.subject_id = any ($3::text[])`;
/** An act on a task that belongs to a letter was recorded about the letter. */
const actsOnTasks = `e.id in (select a.id from act a where a.organisation_id = $1 and a.task_id = any ($3::text[]::uuid[]))`;
/** Kinds that only an act writes: an index of what was done by hand leaves them out (`ledger_entry_by_hand`). */
const kindsOfActs = `'ballot.voted', 'letter.refused', 'letter.returned', 'letter.signed', 'letter.signed-on-paper', 'letter.witnessed',
  'task.closed', 'task.returned'`;
const about = (kind: string) => `e.subject_kind = '${kind}' and e.subject_id = $2::text`;

export const timelineSources = {
  letter: {
    find: `
      select l.id, l.code, l.cycle_id as "cycleId", ${clock},
             array(select distinct t.workflow_id from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id
                      and t.phase in ('letters', 'mid-year')) as "workflowIds",
             array(select t.id::text from task t where t.organisation_id = l.organisation_id and t.letter_id = l.id) as "taskIds"
        from letter l ${cycleOf('l')} where l.organisation_id = $1 and l.id = $2::text::uuid`,
    entries: `(${about('letter')} or ${ofTasks} or ${ofProcesses})`,
  },
  task: {
    find: `
      select t.id, t.subject as code, t.cycle_id as "cycleId", ${clock}, array[t.workflow_id] as "workflowIds", array[t.id::text] as "taskIds"
        from task t ${cycleOf('t')} where t.organisation_id = $1 and t.id = $2::text::uuid`,
    entries: `(${ofTasks} or ${ofProcesses} or ${actsOnTasks})`,
  },
  cycle: {
    find: `
      select c.id, c.year::text as code, c.id as "cycleId", ${clock}, array['cycle/' || c.id] as "workflowIds", ${none} as "taskIds"
        from cycle c where c.organisation_id = $1 and c.id = $2::text::uuid`,
    entries: `e.cycle_id = $2::text::uuid`,
  },
  meeting: {
    find: `
      select m.id, m.name_zh as code, m.cycle_id as "cycleId", ${clock}, array['meeting/' || m.cycle_id || '/' || m.code] as "workflowIds",
             array(select t.id::text from task t where t.organisation_id = m.organisation_id
                      and t.workflow_id = 'meeting/' || m.cycle_id || '/' || m.code) as "taskIds"
        from meeting m ${cycleOf('m')} where m.organisation_id = $1 and m.id = $2::text::uuid`,
    entries: `(${about('meeting')} or ${ofTasks} or ${ofProcesses}
      or e.subject_kind = 'resolution' and e.subject_id in (select r.id::text from resolution r where r.organisation_id = $1 and r.meeting_id = $2::text::uuid))`,
  },
  /** Id of an evaluation: cycle and pool. */
  evaluation: {
    find: `
      select $2::text as id, p.code, c.id as "cycleId", ${clock}, array['year-end/' || c.id] as "workflowIds",
             array(select t.id::text from task t where t.organisation_id = c.organisation_id and t.cycle_id = c.id
                      and (p.code = any (string_to_array(t.subject, '/'))
                           or t.phase = 'year-end' and t.letter_id in (
                             select r.letter_id from pool_result r where r.organisation_id = c.organisation_id and r.cycle_id = c.id and r.pool = p.code)))
               as "taskIds"
        from cycle c cross join (select split_part($2::text, '/', 2) as code) p
       where c.organisation_id = $1 and c.id = split_part($2::text, '/', 1)::uuid
         and exists (select 1 from jsonb_array_elements(c.frame -> 'pools') f where f ->> 'code' = p.code)`,
    entries: `e.cycle_id = split_part($2::text, '/', 1)::uuid and (${ofTasks} or ${actsOnTasks} or ${ofProcesses}
      or e.subject_kind = 'pool' and (split_part(e.subject_id, '/', 1) = split_part($2::text, '/', 2) or e.subject_id in ('all', 'adjustments')))`,
  },
  /** What was asked of a person: by name, or of a post while he held it. What he did is found by act and by hand, not in the whole ledger. */
  person: {
    find: `
      select p.id, p.name as code, null::uuid as "cycleId", null::jsonb as clock, ${none} as "workflowIds",
             array(select t.id::text from task t join organisation o on o.organisation_id = t.organisation_id
                    where t.organisation_id = p.organisation_id
                      and (t.assignee_kind = 'person' and t.assignee = p.id::text
                           or t.assignee_kind = 'post' and exists (
                             select 1 from appointment a where a.organisation_id = t.organisation_id and a.person_id = p.id and a.post_code = t.assignee
                                and a.from_on <= (t.opened_at at time zone o.time_zone)::date
                                and (a.until_on is null or (t.opened_at at time zone o.time_zone)::date < a.until_on)))) as "taskIds"
        from person p where p.organisation_id = $1 and p.id = $2::text::uuid`,
    entries: `e.id in (
      select a.id from act a where a.organisation_id = $1 and a.person_id = $2::text::uuid
      union select a.id from act a where a.organisation_id = $1 and a.on_behalf_of_id = $2::text::uuid
      union select e.id from ledger_entry e where e.organisation_id = $1 and e.actor = $2::text and e.process_key is null
                       and e.kind not in (${kindsOfActs})
      union select e.id from ledger_entry e where e.organisation_id = $1 and ${about('person')}
      union select e.id from ledger_entry e where e.organisation_id = $1 and ${ofTasks})`,
  },
} as const satisfies Readonly<Record<string, TimelineSource>>;
