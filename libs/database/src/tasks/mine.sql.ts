/**
 * Common table expressions `day` and `mine`: what a person ($2) of an organisation ($1) is assigned to in each started
 * cycle, as of that cycle's own business day: himself, the posts he holds, the bodies he sits in.
 */
export const mineSql = `
  day as materialized (
    select c.id, c.title, roster_day(o, c, clock_timestamp()) as today
      from cycle c join organisation o on o.organisation_id = c.organisation_id
     where c.organisation_id = $1 and c.biz_epoch_ms is not null),
  held as (
    select d.id as cycle_id, d.today, a.post_code from day d
      join appointment a on a.organisation_id = $1 and a.person_id = $2
       and a.from_on <= d.today and (a.until_on is null or d.today < a.until_on)),
  mine as (
    select cycle_id, 'post' as kind, post_code as assignee from held
    union all select id, 'person', $2::uuid::text from day
    union select h.cycle_id, 'body', m.body_code from held h
      join membership m on m.organisation_id = $1 and m.post_code = h.post_code
       and m.from_on <= h.today and (m.until_on is null or h.today < m.until_on)
    union select d.id, 'body', m.body_code from day d
      join membership m on m.organisation_id = $1 and m.person_id = $2
       and m.from_on <= d.today and (m.until_on is null or d.today < m.until_on))`;

/**
 * `mine`, and `answerable`: that and whatever he may act on for somebody else, with whom (null: for himself). What a
 * substitution names is a range of tasks to look through; whether one of them is covered, `isAnswerable` says.
 */
export const answerableSql = `${mineSql},
  substituted as (
    select d.id as cycle_id, d.today, s.principal_id, s.post_codes from day d
      join substitution s on s.organisation_id = $1 and s.substitute_id = $2 and s.revoked_at is null
       and s.from_on <= d.today and d.today <= s.last_on),
  answerable as (
    select cycle_id, kind, assignee, null::uuid as principal_id, null::date as today from mine
    union all (
      select s.cycle_id, 'post', a.post_code, s.principal_id, s.today from substituted s
        join appointment a on a.organisation_id = $1 and a.person_id = s.principal_id
         and a.from_on <= s.today and (a.until_on is null or s.today < a.until_on) and (s.post_codes is null or a.post_code = any (s.post_codes))
      union select cycle_id, 'person', principal_id::text, principal_id, today from substituted where post_codes is null
      except select cycle_id, mine.kind, mine.assignee, s.principal_id, s.today from mine join substituted s using (cycle_id)))`;

/** Condition: the row `m` of `answerable` makes the task `t` the person's to act on. */
export const isAnswerable = `t.assignee_kind = m.kind and t.assignee = m.assignee and t.cycle_id = m.cycle_id
  and (m.principal_id is null or substituted_person($1, $2, t.id, m.today) = m.principal_id)`;

/** A person as others are shown him. */
export const personShown = (id: string) =>
  `(select jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name) from person r where r.organisation_id = $1 and r.id = ${id})`;
