-- A list that is filtered by a text shows every product that matches, not only the best: what matches is asked for apart
-- from how well. Both questions share the conditions on a name.
create function like_literal(word text) returns text language sql immutable set search_path = pg_catalog as $$
  select replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_')
$$;
--> statement-breakpoint
-- Whether every word asked for is too short for trigrams, which know nothing of one or two letters inside a word.
create function search_is_short(ways jsonb) returns boolean language sql immutable set search_path = pg_catalog as $$
  select not exists (select from jsonb_array_elements(ways) g, jsonb_array_elements_text(g) w where length(w) > 2)
$$;
--> statement-breakpoint
-- ' and (…)' for every word: a name has one of its ways, anywhere in it, or where all are short as a word's beginning.
create function search_conditions(ways jsonb) returns text language sql immutable set search_path = pg_catalog, public as $$
  select coalesce(string_agg(either, '' order by place), '') from (
    select g.ordinality as place, ' and (' || string_agg(
      case when search_is_short(ways) then format('search_key like %L or search_key like %L', like_literal(w) || '%', '% ' || like_literal(w) || '%')
        else format('search_key like %L', '%' || like_literal(w) || '%') end, ' or ') || ')' as either
    from jsonb_array_elements(ways) with ordinality g, jsonb_array_elements_text(g.value) w group by g.ordinality
  ) words
$$;
--> statement-breakpoint
-- Every product that one of the readings matches, in no order; a reading is what `search_products` calls `ways`.
-- `digits`: also those with a code that begins or ends so; null where the text is no part of a code.
create function matching_products(readings jsonb, digits text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public set jit = off as $$
declare
  store uuid := current_setting('app.store_id')::uuid;
  ways jsonb;
begin
  for ways in select value from jsonb_array_elements(readings) loop
    return query execute format('select id from products where store_id = $1%s', search_conditions(ways)) using store;
  end loop;
  if digits is not null then
    return query
      select product_id from product_barcodes where store_id = store and code collate "C" >= digits and code collate "C" < digits || chr(1114111)
      union all
      select product_id from product_barcodes where store_id = store and reverse(code) collate "C" >= reverse(digits) and reverse(code) collate "C" < reverse(digits) || chr(1114111);
  end if;
end $$;
--> statement-breakpoint
-- `ways`: for every word what may stand for it in a key, the likeliest first: [["tviks", "tvih"], ["50g"]].
-- `phrase`: the first ways in the order typed. Best first; goods put away last, or not at all.
-- Of more than 1,500 names that match, those that begin with the phrase are looked at and 1,500 of the others.
create or replace function search_products(ways jsonb, phrase text, with_inactive boolean, most integer) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public set jit = off as $$
declare
  store uuid := current_setting('app.store_id')::uuid;
  open text := case when with_inactive then '' else ' and status = ''active''' end;
  short boolean := search_is_short(ways);
  conditions text := search_conditions(ways);
  apart text := '0';
  heads text := 'false';
  group_ways jsonb;
  pattern text;
  found uuid[];
begin
  for group_ways in select value from jsonb_array_elements(ways) loop
    select apart || ' + least(' || string_agg(format(
        'case when '' '' || search_key || '' '' like %L then %s when '' '' || search_key like %L then %s when search_key like %L then %s else 99 end',
        '% ' || w || ' %', 2 * i - 2, '% ' || w || '%', 2 * i - 1, '%' || w || '%', 2 * i + 1), ', ') || ')',
      heads || string_agg(format(' or search_key like %L', w || '%'), '')
    into apart, heads
    from (select like_literal(value), ordinality from jsonb_array_elements_text(group_ways) with ordinality) as way(w, i);
  end loop;

  pattern := like_literal(phrase);
  if short and jsonb_array_length(ways) = 1 then -- half the catalogue has a word with this letter: names that begin with it are enough
    execute format($query$
      select array_agg(id order by status, search_key collate "C", id) from (
        select id, status, search_key from products where store_id = $1 and search_key collate "C" >= $2 and search_key collate "C" < $2 || chr(1114111)%s
        order by search_key collate "C" limit $3) starting
    $query$, open) into found using store, phrase, most;
    if cardinality(found) = most then return found; end if;
  end if;

  execute format($query$
    with matching as (
      (select id, search_key, status from products where store_id = $1 %1$s%2$s limit 1500)
      union
      (select id, search_key, status from products where store_id = $1 and search_key collate "C" >= $2 and search_key collate "C" < $2 || chr(1114111)%2$s
        order by search_key collate "C" limit $3)
    ), best as (
      select id, row_number() over (order by status, apart, length(search_key), search_key collate "C", id) as place from (
        select *, %3$s + case when search_key || ' ' like $4 || ' %%' then 0 when search_key like $4 || '%%' then 1 when %4$s then 2 else 3 end as apart from matching
      ) judged order by place limit $3
    )
    select array_agg(id order by place) from best
  $query$, conditions, open, apart, heads)
  into found
  using store, phrase, most, pattern;
  return coalesce(found, '{}');
end $$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['like_literal(text)', 'search_is_short(jsonb)', 'search_conditions(jsonb)', 'matching_products(jsonb, text)'] loop
    execute format('revoke execute on function %s from public', f);
  end loop;
  grant execute on function matching_products(jsonb, text) to shop_app;
end $$;
