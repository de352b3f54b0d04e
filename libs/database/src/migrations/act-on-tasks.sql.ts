/**
 * People's acts. One call = one round trip = one transaction, for one act or for several that arrived together; each is
 * decided for itself, each organisation under its own tenant, set inside. Not SECURITY DEFINER, so grants and policies of
 * the caller apply. Lock order everywhere: tasks, then task groups, then letters. What cannot be decided by a condition
 * (two tasks with one key, a ballot box that is not open, a deadlock) is an error of the whole call: the caller then
 * sends each act alone.
 *
 * A session is found by its hash, the tenant comes from the session, business time from the clock of the cycle.
 * A repetition of a request that is still running waits on the task row, finds it closed and reads the first answer
 * (each statement of a volatile plpgsql function sees a fresh snapshot). An act that is missing in what is returned has no
 * session that is alive.
 *
 * Measured, not guessed: starting a statement costs more than what it does to one row, so there are few statements and
 * each takes all acts. Plans are kept for the life of a connection and may be made while a table is still empty: only
 * nested loops over indexes stay right when tables grow.
 */
export const actOnTasksFunction = `
  create function act_on_tasks(p_sessions text[], p_acts json, p_has_ballots boolean)
  returns table (n int, outcome text, answer text)
  language plpgsql security invoker
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set join_collapse_limit = 1 as $$
  #variable_conflict use_column
  declare
    v_now constant timestamptz := date_trunc('milliseconds', clock_timestamp());
    v_organisation record;
    v_stored int;
    v_set text;
  begin
    v_set := set_config('zeren.session_sha256', array_to_string(p_sessions, ','), true);
    for v_organisation in
      select s.organisation_id as id, bool_or(s.seen_at < v_now - interval '1 minute') as has_stale
        from session s
       where s.token_sha256 = any (p_sessions) and s.expires_at > v_now and s.seen_at > v_now - interval '30 minutes'
       group by s.organisation_id
    loop
      v_set := set_config('zeren.organisation_id', v_organisation.id::text, true);
      if v_organisation.has_stale then
        update session s set seen_at = v_now
         where s.organisation_id = tenant() and s.token_sha256 = any (p_sessions) and s.expires_at > v_now
           and s.seen_at between v_now - interval '30 minutes' and v_now - interval '1 minute';
      end if;

      return query
      with closed as (
        update task t set state = w.state, result = w.result, via = w.via, business_at = w.business_at, recorded_at = v_now
          from (select * from wanted_acts(p_acts, v_now) a where a.refusal is null order by a.task_id) w
         where t.organisation_id = tenant() and t.id = w.task_id and t.state = 'open'
           and (t.expires_at is null or t.expires_at > w.business_at)
           and (t.document_sha256 is null or w.document_sha256 is null or t.document_sha256 = w.document_sha256)
        returning w.*),
      counted as (
        update task_group g set open_tasks = g.open_tasks - k.closed
          from (select c.group_id, count(*) as closed, max(c.n) as last_n from closed c group by c.group_id) k
         where g.organisation_id = tenant() and g.id = k.group_id
        returning g.id, g.wakes, g.open_tasks = 0 as is_done, k.last_n),
      grouped as (
        select c.*, g.is_done and g.last_n = c.n as ends_group, g.wakes or c.state <> 'done' as is_decisive
          from closed c join counted g on g.id = c.group_id),
      -- The counter of the group serialises the sides of a letter; reading "is the other one open?" would be write skew.
      concerned as (
        update letter l set
               state = case when k.state <> 'done' then k.state when l.state = 'open' then 'complete' else l.state end,
               completed_at = case when k.state = 'done' and l.state = 'open' then k.business_at else l.completed_at end
          from (select distinct on (c.letter_id) c.n, c.letter_id, c.state, c.business_at from grouped c
                 where c.letter_id is not null and c.event like 'letter.%' and (c.ends_group or c.state <> 'done')
                 order by c.letter_id, c.state = 'done', c.n desc) k
         where l.organisation_id = tenant() and l.id = k.letter_id
        returning k.n, l.state = 'complete' as is_complete, l.document_sha256, l.version, l.child_round_id is not null as opens_below),
      -- RFC 8785 by hand: members in code-unit order, integers, tokens and ids that need no escape, and the subject, which
      -- to_json escapes as JSON does everywhere. What is null leaves its member out: concat passes it over.
      written as materialized (
        select c.*, coalesce(l.is_complete, false) as completes, coalesce(l.is_complete and l.opens_below, false) as opens_below,
               l.document_sha256 as letter_sha256, l.version as letter_version,
               concat('{"act":"', c.act, '","actorId":"', c.person_id, '","assurance":"', c.assurance,
                 '","businessAt":', epoch_ms(c.business_at),
                 ',"contentSha256":"' || c.content_sha256 || '"', ',"cycleId":"', c.cycle_id, '"',
                 ',"documentSha256":"' || c.document_sha256 || '"', ',"entryId":"', c.entry_id, '","kind":"', c.event, '"',
                 ',"letterId":"' || c.letter_id || '"', ',"onBehalfOfId":"' || c.on_behalf_of_id || '"',
                 ',"organisationId":"', v_organisation.id, '","recordedAt":', epoch_ms(v_now),
                 ',"result":"' || c.result || '"', ',"round":', c.round, ',"state":"', c.state,
                 '","subject":', to_json(c.subject), ',"taskId":"', c.task_id, '","taskKind":"', c.task_kind,
                 '","v":1,"via":"', c.via, '"}') as payload
          from grouped c left join concerned l on l.n = c.n),
      answered as materialized (
        select w.*, h.leaf,
               concat('{"entryId":"', w.entry_id, '","receipt":"', encode(h.leaf, 'base64'),
                 '","businessAt":"', iso_instant(w.business_at), '","recordedAt":"', iso_instant(v_now),
                 '","task":{"id":"', w.task_id, '","state":"', w.state,
                 '"},"letterComplete":', case when w.completes then 'true' else 'false' end,
                 ',"opensRoundBelow":', case when w.opens_below then 'true' else 'false' end, '}') as answer
          from written w cross join lateral (select leaf_hash(w.payload) as leaf offset 0) h),
      evidence as (
        insert into act (organisation_id, id, task_id, person_id, on_behalf_of_id, round, kind, content, content_salt,
                         document_sha256, assurance, via, key, request_sha256, answer, business_at, recorded_at)
        select v_organisation.id, w.entry_id, w.task_id, w.person_id, w.on_behalf_of_id, w.round, w.act, w.content::jsonb,
               w.content_salt, w.document_sha256, w.assurance, w.via, w.key, w.request_sha256, w.answer, w.business_at, v_now
          from answered w),
      lines as (
        -- Decisive lines wake the process at once; what changes nothing yet may wait for company.
        insert into outbox_line (organisation_id, id, workflow_id, task_id, state, result, business_at, send_after)
        select v_organisation.id, w.entry_id, w.workflow_id, w.task_id, w.state, w.result, w.business_at,
               v_now + case when w.is_decisive and (w.ends_group or w.state <> 'done') then interval '0'
                            else least(interval '30 seconds', w.real_ms_per_biz_day * interval '0.5 milliseconds') end
          from answered w),
      entries as (
        insert into ledger_entry (organisation_id, id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash,
                                  business_at, recorded_at)
        select v_organisation.id, w.entry_id, w.event, w.cycle_id, case when w.letter_id is null then 'task' else 'letter' end,
               coalesce(w.letter_id, w.task_id)::text, w.person_id::text, w.payload, w.leaf, w.business_at, v_now
          from answered w
        union all
        select v_organisation.id, w.completed_entry_id, 'letter.completed', w.cycle_id, 'letter', w.letter_id::text,
               w.person_id::text, p.payload, leaf_hash(p.payload), w.business_at, v_now
          from answered w
          cross join lateral (select concat('{"actorId":"', w.person_id, '","businessAt":', epoch_ms(w.business_at),
            ',"cycleId":"', w.cycle_id, '","documentSha256":"', w.letter_sha256, '","entryId":"', w.completed_entry_id,
            '","kind":"letter.completed","letterId":"', w.letter_id, '","organisationId":"', v_organisation.id,
            '","recordedAt":', epoch_ms(v_now), ',"v":1,"version":', w.letter_version, '}') as payload offset 0) p
         where w.completes)
      select w.n, 'now', w.answer from answered w;
      get diagnostics v_stored = row_count;

      if p_has_ballots then perform put_into_boxes(p_acts, v_organisation.id); end if;

      -- Before any other word: a repetition gets its first answer, whatever has happened since. (A key that was used on
      -- another task meets the unique key of the act instead.) A ballot's record holds no hash of the sheet: its
      -- repetition is known by the key alone.
      if v_stored < json_array_length(p_acts) then
        return query
        select w.n, r.outcome, case when r.outcome = 'before' then e.answer end
          from wanted_acts(p_acts, v_now) w
          left join act e on e.organisation_id = tenant() and e.person_id = w.person_id and e.key = w.key
          left join task t on t.organisation_id = tenant() and t.id = w.task_id
          cross join lateral (select case
            when e.request_sha256 = w.request_sha256 or e.kind = 'cast' and w.act = 'cast' and e.task_id = w.task_id then 'before'
            when e.id is not null then 'idempotency-key-reused'
            when w.refusal is not null then w.refusal
            when t.state <> 'open' then 'task-closed'
            when t.expires_at <= w.business_at then 'task-overdue'
            else 'document-changed' end as outcome) r
         where e.id is distinct from w.entry_id or e.recorded_at < v_now;
      end if;
    end loop;
  end $$;
  revoke all on function act_on_tasks from public;
  grant execute on function act_on_tasks to zeren_app`;
