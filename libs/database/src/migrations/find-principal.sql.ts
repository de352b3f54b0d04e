import { findAccountFunction } from './find-account.sql';

/**
 * Before a tenant is known, two secrets may be named: a login and the hash of a session's token. Both functions set the
 * tenant from the row they find, so that everything else they read is under its policies. One round trip each.
 */
export const findPrincipalFunctions = `
  ${findAccountFunction};

  create or replace function find_principal(p_session_sha256 text) returns jsonb
  language plpgsql security invoker set search_path = public, pg_temp as $$
  declare
    v_now constant timestamptz := clock_timestamp();
    v_session session;
    v_account account;
    v_person person;
    v_organisation organisation;
    v_cycle cycle;
    v_day date;
    v_posts jsonb;
    v_codes text[];
    v_leads boolean;
    v_bodies text[];
  begin
    perform set_config('zeren.session_sha256', p_session_sha256, true);
    select s.* into v_session from session s where s.token_sha256 = p_session_sha256 and s.expires_at > v_now
       and s.seen_at > v_now - interval '30 minutes';
    if not found then return null; end if;
    perform set_config('zeren.organisation_id', v_session.organisation_id::text, true);
    select a.* into v_account from account a where a.organisation_id = v_session.organisation_id and a.person_id = v_session.person_id and a.enabled;
    if not found then return null; end if;
    if v_session.seen_at < v_now - interval '1 minute' then
      update session set seen_at = v_now where token_sha256 = p_session_sha256;
    end if;
    select p.* into v_person from person p where p.organisation_id = v_session.organisation_id and p.id = v_session.person_id;
    select o.* into v_organisation from organisation o where o.organisation_id = v_session.organisation_id;
    select c.* into v_cycle from cycle c where c.organisation_id = v_session.organisation_id and c.biz_epoch_ms is not null
       and c.state in ('starting', 'running') order by c.started_at desc nulls last limit 1;
    v_day := roster_day(v_organisation, v_cycle, v_now);

    select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'kind', p.kind, 'unitCode', p.unit_code) order by p.sort_order), '[]'),
           coalesce(array_agg(p.code), '{}'), coalesce(bool_or(p.kind in ('leader', 'head')), false)
      into v_posts, v_codes, v_leads
      from appointment a join post p on p.organisation_id = a.organisation_id and p.code = a.post_code
     where a.organisation_id = v_session.organisation_id and a.person_id = v_session.person_id
       and a.from_on <= v_day and (a.until_on is null or v_day < a.until_on);
    select coalesce(array_agg(distinct m.body_code), '{}') into v_bodies from membership m
     where m.organisation_id = v_session.organisation_id and (m.person_id = v_session.person_id or m.post_code = any (v_codes))
       and m.from_on <= v_day and (m.until_on is null or v_day < m.until_on);

    return jsonb_build_object(
      'organisationId', v_session.organisation_id,
      'organisation', jsonb_build_object('code', v_organisation.code, 'nameZh', v_organisation.name_zh, 'nameEn', v_organisation.name_en),
      'personId', v_session.person_id, 'personCode', v_person.code, 'personName', v_person.name,
      'steppedUpAtMs', (extract(epoch from v_session.stepped_up_at) * 1000)::bigint, 'accountRoles', v_account.roles, 'posts', v_posts, 'bodies', v_bodies,
      'isOffice', exists (select 1 from body b where b.organisation_id = v_session.organisation_id and b.kind = 'office' and b.code = any (v_bodies)),
      'isLeader', v_leads or exists (select 1 from letter l where l.organisation_id = v_session.organisation_id
         and (l.bearer = any (v_codes) or l.bearer = 'person:' || v_person.code)),
      'clock', case when v_cycle.id is not null then jsonb_build_object('bizEpochMs', v_cycle.biz_epoch_ms,
         'realEpochMs', v_cycle.real_epoch_ms, 'realMsPerBizDay', v_cycle.real_ms_per_biz_day) end);
  end $$;

  revoke all on function find_account, find_principal, roster_day from public;
  grant execute on function find_account, find_principal, roster_day to zeren_app;
  grant select on migrations to zeren_app`;

/**
 * The day as of which posts are held: business day of the cycle; without one today, but never a day before anybody
 * was a member of anything, or an organisation imported ahead of its first day would have no office.
 */
export const rosterDayFunction = `
  create function roster_day(p_organisation organisation, p_cycle cycle, p_now timestamptz) returns date
  language sql stable security invoker set search_path = public, pg_temp as $$
    select case when p_cycle.biz_epoch_ms is not null
      then ((to_timestamp(business_ms(p_cycle.biz_epoch_ms, p_cycle.real_epoch_ms, p_cycle.real_ms_per_biz_day, p_now) / 1000.0)
             at time zone 'UTC') + make_interval(mins => p_organisation.utc_offset_minutes))::date
      else greatest(((p_now at time zone 'UTC') + make_interval(mins => p_organisation.utc_offset_minutes))::date,
                    (select min(m.from_on) from membership m where m.organisation_id = p_organisation.organisation_id)) end $$`;

export const dropFindPrincipalFunctions = `
  drop function find_principal; drop function find_account; drop function roster_day`;
