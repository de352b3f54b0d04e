/** What the functions of the database say alike: business time, instants and leaves as text, and whose a task is. */
export const rightsAndInstants = `
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

  revoke all on function is_assignee, is_office, business_ms, epoch_ms, iso_instant, leaf_hash from public;
  grant execute on function is_assignee, is_office, business_ms, epoch_ms, iso_instant, leaf_hash to zeren_app`;

export const dropRightsAndInstants = `
  drop function is_office; drop function is_assignee; drop function leaf_hash; drop function epoch_ms; drop function iso_instant; drop function business_ms`;
