/**
 * What a token may do, and the session that stands for it: everything behind the door knows sessions only. That session's
 * token is nobody's, so no cookie opens it; it is there anew after every pause, and gone with the token.
 */
export const useApiTokenFunction = `
  create function use_api_token(p_token_sha256 text, p_session_sha256 text) returns jsonb
  language plpgsql security invoker set search_path = public, pg_temp as $$
  declare
    v_now constant timestamptz := clock_timestamp();
    v_token api_token;
  begin
    perform set_config('zeren.api_token_sha256', p_token_sha256, true);
    select t.* into v_token from api_token t where t.token_sha256 = p_token_sha256 and t.expires_at > v_now;
    if not found then return null; end if;
    perform set_config('zeren.organisation_id', v_token.organisation_id::text, true);
    if not exists (select 1 from account a where a.organisation_id = v_token.organisation_id and a.person_id = v_token.person_id and a.enabled) then
      return null;
    end if;
    if v_token.used_at is null or v_token.used_at < v_now - interval '1 minute' then
      update api_token set used_at = v_now where organisation_id = v_token.organisation_id and id = v_token.id;
    end if;
    insert into session (organisation_id, token_sha256, person_id, assurance, expires_at)
    values (v_token.organisation_id, p_session_sha256, v_token.person_id, 'api-token', v_token.expires_at)
    on conflict on constraint session_pkey do update set seen_at = v_now where session.seen_at < v_now - interval '1 minute';
    return jsonb_build_object('scopes', v_token.scopes);
  end $$;
  revoke all on function use_api_token from public;
  grant execute on function use_api_token to zeren_app`;
