/**
 * Adds to windows and answers what stands in them. One instant for the whole statement, and keys in one order, so that
 * two processes never wait for each other. Each call also takes away a few windows that are long over: logins are typed
 * by anybody, and the table must not grow by them.
 */
export const addToRateWindowsFunction = `
  create function add_to_rate_windows(p_keys text[], p_amounts int[], p_window_s int[])
  returns table (key text, count bigint, ends_in_s int)
  language sql volatile security invoker set search_path = public, pg_temp as $$
    with over as (
      select o.key from rate_window o where o.ends_at < now() - interval '1 minute' and o.key <> all (p_keys)
       order by o.ends_at limit 20 for update skip locked),
    removed as (delete from rate_window r using over where r.key = over.key)
    insert into rate_window as w (key, count, ends_at)
    select n.key, n.amount, now() + make_interval(secs => n.window_s)
      from unnest(p_keys, p_amounts, p_window_s) as n (key, amount, window_s) order by n.key
    on conflict on constraint rate_window_pkey do update set
      count = case when w.ends_at > now() then w.count + excluded.count else excluded.count end,
      ends_at = case when w.ends_at > now() then w.ends_at else excluded.ends_at end
    returning w.key, w.count, greatest(1, ceil(extract(epoch from w.ends_at - now())))::int $$;
  revoke all on function add_to_rate_windows from public;
  grant execute on function add_to_rate_windows to zeren_app`;
