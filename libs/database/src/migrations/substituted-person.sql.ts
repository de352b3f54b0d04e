/**
 * On whose behalf a person may act on a task on a day, or null; the one place that says what a substitution covers.
 * Only asked where the task is not his own, so it may look at the task again. Not covered, whatever the substitution
 * says: what is secret, the desk of a body (its other members act), one's own letter, and both sides of one letter in
 * one hand. A substitute of a substitute is nobody: only who holds the post is stood in for.
 */
export const substitutedPersonFunction = `
  create function stands_for(p_organisation uuid, p_person uuid, p_token text, p_day date)
  returns boolean language sql stable security invoker set search_path = public, pg_temp as $$
    select is_assignee(p_organisation, p_person, 'post', p_token, p_day)
        or exists (select 1 from person p where p.organisation_id = p_organisation and p.id = p_person and p_token = 'person:' || p.code) $$;

  create function substituted_person(p_organisation uuid, p_person uuid, p_task uuid, p_day date)
  returns uuid language sql stable security invoker set search_path = public, pg_temp as $$
    select s.principal_id
      from task t
      join substitution s on s.organisation_id = t.organisation_id and s.substitute_id = p_person and s.revoked_at is null
       and s.from_on <= p_day and p_day <= s.last_on and t.kind = any (s.task_kinds)
       and (s.post_codes is null or t.assignee_kind = 'post' and t.assignee = any (s.post_codes))
      left join letter l on l.organisation_id = t.organisation_id and l.id = t.letter_id and t.kind in ('sign-letter', 'witness-letter')
     where t.organisation_id = p_organisation and t.id = p_task and not t.secret and t.assignee_kind <> 'body'
       and is_assignee(p_organisation, s.principal_id, t.assignee_kind, t.assignee, p_day)
       and (l.id is null or not (
         t.kind = 'sign-letter' and stands_for(p_organisation, s.principal_id, l.bearer, p_day)
         or stands_for(p_organisation, p_person, l.bearer, p_day) or stands_for(p_organisation, p_person, l.superior, p_day)
         or l.witness is not null and stands_for(p_organisation, p_person, l.witness, p_day)))
     order by s.from_on, s.id limit 1 $$;

  revoke all on function stands_for, substituted_person from public;
  grant execute on function stands_for, substituted_person to zeren_app`;

export const dropSubstitutedPersonFunction = 'drop function substituted_person; drop function stands_for';
