/**
 * The account behind a login: `P-S01`, where one organisation only has it, or `P-S01@demo-commission`. A bare login of
 * several organisations is nobody's. The codes of organisations are compared under their own policies, each in turn.
 */
export const findAccountFunction = `
  create or replace function find_account(p_login text) returns jsonb
  language plpgsql security invoker set search_path = public, pg_temp as $$
  declare
    v_code constant text := substring(p_login from '@([^@]+)$');
    v_login constant text := case when v_code is null then p_login else left(p_login, -length(v_code) - 1) end;
    v_account account;
    v_found account;
    v_matches int := 0;
  begin
    perform set_config('zeren.login', v_login, true);
    for v_account in select a.* from account a where a.login = v_login loop
      perform set_config('zeren.organisation_id', v_account.organisation_id::text, true);
      if v_code is null or exists (
        select 1 from organisation o where o.organisation_id = v_account.organisation_id and o.code = v_code) then
        v_found := v_account;
        v_matches := v_matches + 1;
      end if;
    end loop;
    perform set_config('zeren.login', '', true), set_config('zeren.organisation_id', '', true);
    if v_matches <> 1 then return null; end if;
    return jsonb_build_object('organisationId', v_found.organisation_id, 'personId', v_found.person_id,
      'passwordHash', v_found.password_hash, 'isEnabled', v_found.enabled, 'isDemo', v_found.is_demo);
  end $$`;
