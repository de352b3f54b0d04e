/**
 * The sheets of ballots among acts that have just been stored. Roll and box apart: the sheet knows its box and nothing
 * else, the roll knows who voted and nothing else.
 */
export const putIntoBoxesFunction = `
  create function put_into_boxes(p_acts json, p_organisation uuid) returns void
  language plpgsql security invoker as $$
  declare
    v_cast record;
    v_box uuid;
  begin
    for v_cast in
      select t.cycle_id, t.subject, i.marks,
             case t.assignee_kind
               when 'person' then (select 'person:' || p.code from person p
                                    where p.organisation_id = p_organisation and p.id = t.assignee::uuid)
               else t.assignee end as elector
        from json_to_recordset(p_acts) as i (entry_id uuid, marks text)
        join act a on a.organisation_id = p_organisation and a.id = i.entry_id
        join task t on t.organisation_id = p_organisation and t.id = a.task_id
       where i.marks is not null
    loop
      select b.id into v_box from ballot_box b
       where b.organisation_id = p_organisation and b.cycle_id = v_cast.cycle_id
         and 'ballot/' || b.pool || '/' || b.rater_group = v_cast.subject and b.state = 'open';
      if not found then raise exception 'ballot box of % is not open', v_cast.subject using errcode = 'ZB001'; end if;
      update ballot_roll set has_voted = true
       where organisation_id = p_organisation and box_id = v_box and elector = v_cast.elector;
      update ballot_box set returned_count = returned_count + 1 where organisation_id = p_organisation and id = v_box;
      insert into ballot_sheet (organisation_id, id, box_id, marks)
      values (p_organisation, gen_random_uuid(), v_box, v_cast.marks::jsonb);
    end loop;
  end $$;
  revoke all on function put_into_boxes from public;
  grant execute on function put_into_boxes to zeren_app`;
