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
