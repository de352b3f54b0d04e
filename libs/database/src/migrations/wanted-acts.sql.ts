/**
 * Who wants to do what, and whether he may: a row for every act of `p_acts` whose session is alive in the organisation of
 * the transaction. `refusal` is null for those who may; everything else that could still be in the way (closed, overdue,
 * another document) is decided by the update that closes the task. One SELECT, so that it is put in place of its name.
 */
export const wantedActsFunction = `
  create function wanted_acts(p_acts json, p_now timestamptz)
  returns table (
    n int, task_id uuid, act text, state text, result text, event text, document_sha256 text, content text, content_salt text,
    content_sha256 text, key text, request_sha256 text, entry_id uuid, completed_entry_id uuid,
    person_id uuid, on_behalf_of_id uuid, assurance text, via text, cycle_id uuid, group_id uuid, workflow_id text, task_kind text,
    subject text, round int, letter_id uuid, real_ms_per_biz_day bigint, business_at timestamptz, refusal text)
  language sql stable security invoker as $$
    select i.n, i.task_id, i.act, i.state, i.result,
           -- Sending a signing request back concerns the letter; sending back anything else concerns the task.
           case when i.act = 'return' and t.kind <> 'sign-letter' then 'task.returned' else i.event end,
           i.document_sha256, i.content, i.content_salt, i.content_sha256, i.key, i.request_sha256, i.entry_id, i.completed_entry_id,
           s.person_id,
           -- The office records what somebody did on paper; whose act it was is kept beside who recorded it.
           case when i.is_on_paper then case t.assignee_kind
             when 'person' then t.assignee::uuid
             when 'post' then (select h.person_id from appointment h where h.organisation_id = tenant() and h.post_code = t.assignee
                and h.from_on <= biz.day and (h.until_on is null or biz.day < h.until_on) limit 1) end
           else instead_of.person_id end,
           case when i.is_on_paper then 'paper'
                when s.stepped_up_at > p_now - interval '5 minutes' then s.assurance else 'session' end,
           case when i.is_on_paper then 'paper' when instead_of.person_id is not null then 'substitute' else 'app' end,
           t.cycle_id, t.group_id, t.workflow_id, t.kind, t.subject, t.round, t.letter_id, c.real_ms_per_biz_day, biz.at,
           case when t.id is null or not (own.may or instead_of.person_id is not null) then 'not-found'
                when not (t.kind = any (i.kinds)) then 'act-not-allowed' end
      from json_to_recordset(p_acts) as i (
             n int, session_sha256 text, task_id uuid, act text, kinds text[], state text, result text, event text, document_sha256 text,
             content text, content_salt text, content_sha256 text, is_on_paper boolean, key text, request_sha256 text, entry_id uuid,
             completed_entry_id uuid)
      join session s on s.organisation_id = tenant() and s.token_sha256 = i.session_sha256
       and s.expires_at > p_now and s.seen_at > p_now - interval '30 minutes'
      join account a on a.organisation_id = tenant() and a.person_id = s.person_id and a.enabled
      join organisation o on o.organisation_id = tenant()
      left join task t on t.organisation_id = tenant() and t.id = i.task_id
      left join cycle c on c.organisation_id = tenant() and c.id = t.cycle_id
      cross join lateral (
        select m.at, ((m.at at time zone 'UTC') + make_interval(mins => o.utc_offset_minutes))::date as day
          from (select to_timestamp(business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, p_now) / 1000.0) as at offset 0) m
        offset 0) biz
      -- Most tasks are a post's: who holds it is asked here.
      cross join lateral (
        select case when i.is_on_paper then is_office(tenant(), s.person_id, biz.day)
                    when t.assignee_kind = 'post' then exists (
                      select 1 from appointment h
                       where h.organisation_id = tenant() and h.post_code = t.assignee and h.person_id = s.person_id
                         and h.from_on <= biz.day and (h.until_on is null or biz.day < h.until_on))
                    else is_assignee(tenant(), s.person_id, t.assignee_kind, t.assignee, biz.day) end as may
        offset 0) own
      cross join lateral (
        select case when t.id is not null and not i.is_on_paper and not own.may
                    then substituted_person(tenant(), s.person_id, t.id, biz.day) end as person_id
        offset 0) instead_of
  $$;
  revoke all on function wanted_acts from public;
  grant execute on function wanted_acts to zeren_app`;
