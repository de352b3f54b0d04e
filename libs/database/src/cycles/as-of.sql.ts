/** `$1` organisation, `$2` cycle, `$3` real instant until which was recorded what was known, `$4` business day. */

const person = `jsonb_build_object('id', p.id, 'name', p.name)`;
const inForce = (table: string, day: string) =>
  `${table}.from_on <= ${day} and (${table}.until_on is null or ${day} < ${table}.until_on)`;

/** Who held a post on a day. */
const holdersOn = (organisation: string, post: string, day: string): string =>
  `(select coalesce(jsonb_agg(${person} order by p.code), '[]') from appointment a
      join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
     where a.organisation_id = ${organisation} and a.post_code = ${post} and ${inForce('a', day)})`;

/** Who sat in a body `table` on a day: by name, or by a post that he held. */
export const membersOn = (table: string, day: string): string =>
  `(select coalesce(jsonb_agg(${person} || jsonb_build_object('post', m.post_code, 'role', m.role) order by p.code), '[]') from membership m
      left join appointment a on a.organisation_id = m.organisation_id and a.post_code = m.post_code and ${inForce('a', day)}
      join person p on p.organisation_id = m.organisation_id and p.id = coalesce(m.person_id, a.person_id)
     where m.organisation_id = ${table}.organisation_id and m.body_code = ${table}.code and ${inForce('m', day)})`;

/** Who stood behind an assignee: `$1` organisation, `$2` its kind, `$3` its code or id, `$4` the day. */
export const assigneesOn = `
  select case $2::text
    when 'post' then ${holdersOn('$1::uuid', '$3::text', '$4::date')}
    when 'person' then (select jsonb_agg(${person}) from person p where p.organisation_id = $1::uuid and (p.id::text = $3::text or p.code = $3::text))
    else (select ${membersOn('b', '$4::date')} from body b where b.organisation_id = $1::uuid and b.code = $3::text) end as persons`;

/** When a phase was entered and left stands in the row; that it was known by then, in the ledger. */
const known = (kind: string, column: string) =>
  `case when exists (select 1 from ledger_entry e where e.organisation_id = f.organisation_id and e.cycle_id = f.cycle_id and e.kind = '${kind}'
       and e.subject_kind = 'cycle' and e.payload::jsonb -> 'subject' ->> 'phase' = f.key and e.recorded_at <= $3) then iso_instant(f.${column}) end`;

export const phasesAt = `
  select f.key, f.planned_from_on::text as "plannedFromOn", f.planned_until_on::text as "plannedUntilOn",
         ${known('phase.entered', 'entered_at')} as "enteredAt", ${known('phase.left', 'left_at')} as "leftAt"
    from cycle_phase f where f.organisation_id = $1 and f.cycle_id = $2 order by f.planned_from_on, f.key`;

/** What had happened to letter `l`, in the order of recording: to itself, and the requests to sign it. */
export const letterHappenings = `
  (select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'state', h.state) order by h.recorded_at, h.id), '[]') from (
     select e.kind, e.payload::jsonb ->> 'state' as state, e.recorded_at, e.id from ledger_entry e
      where e.organisation_id = l.organisation_id and e.subject_kind = 'letter' and e.subject_id = l.id::text and e.recorded_at <= $3
     union all
     select e.kind, null, e.recorded_at, e.id from task t
       join ledger_entry e on e.organisation_id = t.organisation_id and e.subject_kind = 'task' and e.subject_id = t.id::text
        and e.kind in ('task.opened', 'task.expired') and e.recorded_at <= $3
      where t.organisation_id = l.organisation_id and t.letter_id = l.id and t.kind in ('sign-letter', 'witness-letter')) h)`;

/** A deadline is what the last move before the instant made it, else what the opening said. */
const dueOn = `
  coalesce((select e.payload::jsonb -> 'subject' ->> 'dueOn' from ledger_entry e
             where e.organisation_id = t.organisation_id and e.subject_kind = 'process' and e.subject_id = t.workflow_id
               and e.kind = 'deadline.moved' and e.payload::jsonb -> 'subject' ->> 'step' = t.step
               and e.recorded_at > t.created_at and e.recorded_at <= $3
             order by e.recorded_at desc, e.id desc limit 1),
           (select e.payload::jsonb -> 'subject' ->> 'dueOn' from ledger_entry e
             where e.organisation_id = t.organisation_id and e.subject_kind = 'task' and e.subject_id = t.id::text
               and e.kind = 'task.opened' order by e.recorded_at limit 1))::date`;

/** Tasks that were open, with who stood behind their assignee on the day. `$5` after this id, `$6` only this one, `$7` so many. */
export const openTasksAt = `
  select t.id, t.kind, t.subject, t.round, t.phase, t.assignee_kind as "assigneeKind", t.assignee, t.letter_id as "letterId",
         iso_instant(t.opened_at) as "openedAt", coalesce(d.day, t.due_on)::text as "dueOn", d.day is not null as "isDueKnown",
         iso_instant((coalesce(d.day, t.due_on) + 1)::timestamp at time zone o.time_zone) as "dueAt", t.due_rule as "dueRule",
         case t.assignee_kind
           when 'post' then ${holdersOn('t.organisation_id', 't.assignee', '$4::date')}
           when 'person' then (select jsonb_agg(${person}) from person p where p.organisation_id = t.organisation_id and p.id::text = t.assignee)
           else (select ${membersOn('b', '$4::date')} from body b where b.organisation_id = t.organisation_id and b.code = t.assignee) end as holders
    from task t join organisation o on o.organisation_id = t.organisation_id cross join lateral (select ${dueOn} as day) d
   where t.organisation_id = $1 and t.cycle_id = $2 and t.created_at <= $3 and (t.state = 'open' or t.recorded_at > $3)
     and ($5::uuid is null or t.id > $5) and ($6::uuid is null or t.id = $6)
   order by t.id limit $7`;
