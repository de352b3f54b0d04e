/**
 * A person's act. One call = one round trip = one transaction, tenant set inside; not SECURITY DEFINER, so grants and
 * policies of the caller apply. Lock order everywhere: task, then task group, then letter.
 *
 * The session is found by its hash, the tenant comes from the session, business time from the clock of the cycle.
 * A repetition of a request that is still running waits on the task row, finds it closed and reads the first answer
 * (each statement of a volatile plpgsql function sees a fresh snapshot).
 *
 * Measured, not guessed: every statement costs 10 to 15 µs before it does anything and every expression 2 to 3 µs, so
 * reads are joined, the three inserts are one statement and texts are built by one call. Plans are kept for the life of a connection and may be made while a table is still
 * empty: without sequential scans none of them is made for an empty table.
 */
export const actOnTaskFunction = `
  create function business_ms(p_biz_epoch bigint, p_real_epoch bigint, p_real_per_day bigint, p_now timestamptz)
  returns bigint language sql stable parallel safe as $$
    select p_biz_epoch + (floor(extract(epoch from p_now) * 1000)::bigint - p_real_epoch) * (86400000 / p_real_per_day) $$;

  create function iso_instant(p_at timestamptz) returns text language sql stable parallel safe as $$
    select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

  create function epoch_ms(p_at timestamptz) returns bigint language sql stable parallel safe as $$
    select (extract(epoch from p_at) * 1000)::bigint $$;

  create function leaf_hash(p_payload text) returns bytea language sql stable parallel safe as $$
    select sha256('\\x00'::bytea || convert_to(p_payload, 'UTF8')) $$;

  create function is_assignee(p_organisation uuid, p_person uuid, p_kind text, p_assignee text, p_day date)
  returns boolean language sql stable security invoker set search_path = public, pg_temp as $$
    select case p_kind
      when 'person' then p_assignee = p_person::text
      when 'post' then exists (
        select 1 from appointment a where a.organisation_id = p_organisation and a.post_code = p_assignee
           and a.person_id = p_person and a.from_on <= p_day and (a.until_on is null or p_day < a.until_on))
      else exists (
        select 1 from membership m
          left join appointment a on a.organisation_id = m.organisation_id and a.post_code = m.post_code
           and a.from_on <= p_day and (a.until_on is null or p_day < a.until_on)
         where m.organisation_id = p_organisation and m.body_code = p_assignee
           and m.from_on <= p_day and (m.until_on is null or p_day < m.until_on)
           and coalesce(m.person_id, a.person_id) = p_person) end $$;

  create function is_office(p_organisation uuid, p_person uuid, p_day date)
  returns boolean language sql stable security invoker set search_path = public, pg_temp as $$
    select exists (select 1 from body b where b.organisation_id = p_organisation and b.kind = 'office'
                      and is_assignee(p_organisation, p_person, 'body', b.code, p_day)) $$;

  create function act_on_task(
    p_session_sha256 text, p_task uuid, p_act text, p_kinds text[], p_state text, p_result text, p_event text,
    p_document_sha256 text, p_content jsonb, p_content_salt text, p_content_sha256 text, p_marks jsonb, p_on_paper boolean,
    p_key text, p_request_sha256 text, p_entry uuid, p_completed_entry uuid, out outcome text, out answer text)
  language plpgsql security invoker set enable_seqscan = off as $$
  declare
    v_now constant timestamptz := date_trunc('milliseconds', clock_timestamp());
    v_session record;
    v_task record;
    v_earlier record;
    v_group record;
    v_letter record;
    v_refusal text;
    v_on_behalf uuid;
    v_completes boolean := false;
    v_opens_below boolean := false;
    v_box uuid;
    v_payload text;
    v_leaf bytea;
    v_event text := p_event;
    v_assurance text;
    v_via text := 'app';
    v_set text;
  begin
    v_set := set_config('zeren.session_sha256', p_session_sha256, true);
    select s.organisation_id, s.person_id, s.seen_at < v_now - interval '1 minute' as is_stale,
           case when s.stepped_up_at > v_now - interval '5 minutes' then s.assurance else 'session' end as assurance
      into v_session from session s
     where s.token_sha256 = p_session_sha256 and s.expires_at > v_now and s.seen_at > v_now - interval '30 minutes';
    if not found then outcome := 'unauthenticated'; return; end if;
    v_set := set_config('zeren.organisation_id', v_session.organisation_id::text, true);
    if v_session.is_stale then update session set seen_at = v_now where token_sha256 = p_session_sha256; end if;
    v_assurance := v_session.assurance;

    -- Only the columns that are needed: the frame of a cycle is large. Most tasks are a post's: who holds it is asked here.
    select t.cycle_id, t.group_id, t.workflow_id, t.kind, t.subject, t.round, t.assignee_kind, t.assignee, t.letter_id,
           n.business_at, d.day, c.real_ms_per_biz_day,
           t.assignee_kind = 'post' and not p_on_paper as is_posts,
           exists (select 1 from appointment h
                    where h.organisation_id = tenant() and h.post_code = t.assignee and h.person_id = v_session.person_id
                      and h.from_on <= d.day and (h.until_on is null or d.day < h.until_on)) as holds_post
      into v_task
      from account a
      join organisation o on o.organisation_id = tenant()
      left join task t on t.organisation_id = tenant() and t.id = p_task
      left join cycle c on c.organisation_id = tenant() and c.id = t.cycle_id
      cross join lateral (select to_timestamp(
        business_ms(c.biz_epoch_ms, c.real_epoch_ms, c.real_ms_per_biz_day, v_now) / 1000.0) as business_at) n
      cross join lateral (select
        ((n.business_at at time zone 'UTC') + make_interval(mins => o.utc_offset_minutes))::date as day) d
     where a.organisation_id = tenant() and a.person_id = v_session.person_id and a.enabled;
    if not found then outcome := 'unauthenticated'; return; end if;

    if v_task.is_posts then
      if not v_task.holds_post then v_refusal := 'not-found'; end if;
    elsif v_task.cycle_id is null then
      v_refusal := 'not-found';
    elsif p_on_paper then
      -- The office records what somebody did on paper; whose act it was is kept beside who recorded it.
      if not is_office(v_session.organisation_id, v_session.person_id, v_task.day) then v_refusal := 'not-found'; end if;
      v_via := 'paper';
      v_assurance := 'paper';
      v_on_behalf := case v_task.assignee_kind
        when 'person' then v_task.assignee::uuid
        when 'post' then (select a.person_id from appointment a where a.organisation_id = tenant()
           and a.post_code = v_task.assignee and a.from_on <= v_task.day
           and (a.until_on is null or v_task.day < a.until_on) limit 1) end;
    elsif not is_assignee(v_session.organisation_id, v_session.person_id, v_task.assignee_kind, v_task.assignee, v_task.day) then
      v_refusal := 'not-found';
    end if;
    if v_refusal is not null and not p_on_paper then
      v_on_behalf := substituted_person(v_session.organisation_id, v_session.person_id, p_task, v_task.day);
      if v_on_behalf is not null then v_refusal := null; v_via := 'substitute'; end if;
    end if;
    if v_refusal is null and not (v_task.kind = any (p_kinds)) then v_refusal := 'act-not-allowed'; end if;

    if v_refusal is null then
      update task t set state = p_state, result = p_result, via = v_via, business_at = v_task.business_at, recorded_at = v_now
       where t.organisation_id = tenant() and t.id = p_task and t.state = 'open'
         and (t.expires_at is null or t.expires_at > v_task.business_at)
         and (t.document_sha256 is null or p_document_sha256 is null or t.document_sha256 = p_document_sha256);
      if not found then v_refusal := 'lost'; end if;
    end if;
    if v_refusal is not null then
      -- Before any other word: a repetition gets its first answer, whatever has happened since. (A key that was used on
      -- another task meets the unique key of the act instead.) A ballot's record holds no hash of the sheet: its
      -- repetition is known by the key alone.
      select a.request_sha256, a.kind, a.task_id, a.answer into v_earlier from act a
       where a.organisation_id = tenant() and a.person_id = v_session.person_id and a.key = p_key;
      if found then
        outcome := case when v_earlier.request_sha256 = p_request_sha256
                          or v_earlier.kind = 'cast' and p_act = 'cast' and v_earlier.task_id = p_task
          then 'before' else 'idempotency-key-reused' end;
        answer := case outcome when 'before' then v_earlier.answer end;
        return;
      end if;
      outcome := v_refusal;
      if v_refusal = 'lost' then
        select case when t.state <> 'open' then 'task-closed' when t.expires_at <= v_task.business_at then 'task-overdue' else 'document-changed' end
          into outcome from task t where t.organisation_id = tenant() and t.id = p_task;
      end if;
      return;
    end if;

    -- Sending a signing request back concerns the letter; sending back anything else concerns the task.
    if p_act = 'return' and v_task.kind <> 'sign-letter' then v_event := 'task.returned'; end if;
    update task_group g set open_tasks = g.open_tasks - 1
     where g.organisation_id = tenant() and g.id = v_task.group_id
    returning g.open_tasks = 0 as is_done, g.open_tasks = 0 and g.wakes or p_state <> 'done' as wakes into v_group;
    if (v_group.is_done or p_state <> 'done') and v_task.letter_id is not null and v_event like 'letter.%' then
      -- The counter of the group serialises the sides of a letter; reading "is the other one open?" would be write skew.
      update letter l set
             state = case when p_state <> 'done' then p_state when l.state = 'open' then 'complete' else l.state end,
             completed_at = case when p_state = 'done' and l.state = 'open' then v_task.business_at else l.completed_at end
       where l.organisation_id = tenant() and l.id = v_task.letter_id
      returning l.state = 'complete' as completes, l.document_sha256, l.version, l.child_round_id is not null as opens_below
        into v_letter;
      v_completes := v_letter.completes;
      v_opens_below := v_letter.completes and v_letter.opens_below;
    end if;

    if p_marks is not null then
      -- Roll and box apart: the sheet knows its box and nothing else, the roll knows who voted and nothing else.
      select b.id into v_box from ballot_box b where b.organisation_id = tenant() and b.cycle_id = v_task.cycle_id
         and 'ballot/' || b.pool || '/' || b.rater_group = v_task.subject and b.state = 'open';
      if not found then raise exception 'ballot box of % is not open', v_task.subject using errcode = 'ZB001'; end if;
      update ballot_roll set has_voted = true where organisation_id = tenant() and box_id = v_box and elector = case v_task.assignee_kind
        when 'person' then (select 'person:' || p.code from person p where p.organisation_id = v_session.organisation_id and p.id = v_task.assignee::uuid)
        else v_task.assignee end;
      update ballot_box set returned_count = returned_count + 1 where organisation_id = tenant() and id = v_box;
      insert into ballot_sheet (organisation_id, id, box_id, marks) values (v_session.organisation_id, gen_random_uuid(), v_box, p_marks);
    end if;

    -- RFC 8785 by hand: members in code-unit order, integers, tokens and ids that need no escape, and the subject, which
    -- to_json escapes as JSON does everywhere. What is null leaves its member out: concat passes it over.
    v_payload := concat('{"act":"', p_act, '","actorId":"', v_session.person_id, '","assurance":"', v_assurance,
      '","businessAt":', epoch_ms(v_task.business_at),
      ',"contentSha256":"' || p_content_sha256 || '"', ',"cycleId":"', v_task.cycle_id, '"',
      ',"documentSha256":"' || p_document_sha256 || '"', ',"entryId":"', p_entry, '","kind":"', v_event, '"',
      ',"letterId":"' || v_task.letter_id || '"', ',"onBehalfOfId":"' || v_on_behalf || '"',
      ',"organisationId":"', v_session.organisation_id, '","recordedAt":', epoch_ms(v_now),
      ',"result":"' || p_result || '"', ',"round":', v_task.round, ',"state":"', p_state,
      '","subject":', to_json(v_task.subject), ',"taskId":"', p_task, '","taskKind":"', v_task.kind,
      '","v":1,"via":"', v_via, '"}');
    v_leaf := leaf_hash(v_payload);
    answer := concat('{"entryId":"', p_entry, '","receipt":"', encode(v_leaf, 'base64'),
      '","businessAt":"', iso_instant(v_task.business_at), '","recordedAt":"', iso_instant(v_now),
      '","task":{"id":"', p_task, '","state":"', p_state,
      '"},"letterComplete":', case when v_completes then 'true' else 'false' end,
      ',"opensRoundBelow":', case when v_opens_below then 'true' else 'false' end, '}');

    with evidence as (
      insert into act (organisation_id, id, task_id, person_id, on_behalf_of_id, round, kind, content, content_salt, document_sha256,
                       assurance, via, key, request_sha256, answer, business_at, recorded_at)
      values (v_session.organisation_id, p_entry, p_task, v_session.person_id, v_on_behalf, v_task.round, p_act, p_content, p_content_salt,
              p_document_sha256, v_assurance, v_via, p_key, p_request_sha256, answer, v_task.business_at, v_now)),
    line as (
      -- Decisive lines wake the process at once; what changes nothing yet may wait for company.
      insert into outbox_line (organisation_id, id, workflow_id, task_id, state, result, business_at, send_after)
      values (v_session.organisation_id, p_entry, v_task.workflow_id, p_task, p_state, p_result, v_task.business_at,
              v_now + case when v_group.wakes then interval '0'
                           else least(interval '30 seconds', v_task.real_ms_per_biz_day * interval '0.5 milliseconds') end))
    insert into ledger_entry (organisation_id, id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash, business_at, recorded_at)
    values (v_session.organisation_id, p_entry, v_event, v_task.cycle_id,
            case when v_task.letter_id is null then 'task' else 'letter' end, coalesce(v_task.letter_id, p_task)::text,
            v_session.person_id::text, v_payload, v_leaf, v_task.business_at, v_now);
    if v_completes then
      v_payload := concat('{"actorId":"', v_session.person_id, '","businessAt":', epoch_ms(v_task.business_at),
        ',"cycleId":"', v_task.cycle_id, '","documentSha256":"', v_letter.document_sha256, '","entryId":"', p_completed_entry,
        '","kind":"letter.completed","letterId":"', v_task.letter_id, '","organisationId":"', v_session.organisation_id,
        '","recordedAt":', epoch_ms(v_now), ',"v":1,"version":', v_letter.version, '}');
      insert into ledger_entry (organisation_id, id, kind, cycle_id, subject_kind, subject_id, actor, payload, leaf_hash, business_at, recorded_at)
      values (v_session.organisation_id, p_completed_entry, 'letter.completed', v_task.cycle_id, 'letter', v_task.letter_id::text,
              v_session.person_id::text, v_payload, leaf_hash(v_payload), v_task.business_at, v_now);
    end if;
    outcome := 'now';
  end $$;
  revoke all on function act_on_task, is_assignee, is_office, business_ms, epoch_ms, iso_instant, leaf_hash from public;
  grant execute on function act_on_task, is_assignee, is_office, business_ms, epoch_ms, iso_instant, leaf_hash to zeren_app`;

export const dropActOnTaskFunction = `
  drop function act_on_task; drop function is_office; drop function is_assignee; drop function leaf_hash; drop function epoch_ms; drop function iso_instant; drop function business_ms`;
