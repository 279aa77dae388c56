-- Search for goods. Under row-level security PostgreSQL uses an index only for conditions that are leakproof, and
-- LIKE and similarity are not: as the application, every search would read every product. So the look-ups are functions of
-- the tables' owner. Each is fenced by the store of the transaction and answers ids or words of that store, nothing else.
alter table search_words force row level security;
--> statement-breakpoint
do $$ begin
  execute format('create policy search on products for select to %I using (true)', current_user);
  execute format('create policy search on product_barcodes for select to %I using (true)', current_user);
  execute format('create policy search on search_words for select to %I using (true)', current_user);
  execute format('create policy fill on search_words for insert to %I with check (true)', current_user);
end $$;
--> statement-breakpoint
create index products_search on products using gin (store_id, search_key gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint
create index products_search_start on products (store_id, search_key collate "C");
--> statement-breakpoint
create index product_barcodes_start on product_barcodes (store_id, code collate "C");
--> statement-breakpoint
create index product_barcodes_end on product_barcodes (store_id, reverse(code) collate "C");
--> statement-breakpoint
create index search_words_similar on search_words using gin (store_id, word gin_trgm_ops) with (fastupdate = off);
--> statement-breakpoint
create index search_words_word on search_words (store_id, word);
--> statement-breakpoint
-- Words are looked for before they are written and nobody waits for anybody: two who bring the same new word at once both write it.
create function keep_search_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if tg_op = 'INSERT' then
    insert into search_words (store_id, id, word)
    select store_id, gen_random_uuid(), word from (
      select distinct n.store_id, w.word from new_rows n, string_to_table(n.search_key, ' ') as w(word) where w.word ~ '^[^0-9]{3,40}$'
    ) brought where not exists (select from search_words known where known.store_id = brought.store_id and known.word = brought.word);
  else
    insert into search_words (store_id, id, word)
    select store_id, gen_random_uuid(), word from (
      select distinct n.store_id, w.word from new_rows n join old_rows o on o.store_id = n.store_id and o.id = n.id and o.search_key <> n.search_key,
        string_to_table(n.search_key, ' ') as w(word) where w.word ~ '^[^0-9]{3,40}$'
    ) brought where not exists (select from search_words known where known.store_id = brought.store_id and known.word = brought.word);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger search_words_of_new after insert on products referencing new table as new_rows for each statement execute function keep_search_words();
--> statement-breakpoint
create trigger search_words_of_changed after update on products referencing old table as old_rows new table as new_rows for each statement execute function keep_search_words();
--> statement-breakpoint
insert into search_words (store_id, id, word)
select store_id, gen_random_uuid(), word from (
  select distinct p.store_id, w.word from products p, string_to_table(p.search_key, ' ') as w(word) where w.word ~ '^[^0-9]{3,40}$'
) brought;
--> statement-breakpoint
-- `ways`: for every word what may stand for it in a key, the likeliest first: [["tviks", "tvih"], ["50g"]].
-- `phrase`: the first ways in the order typed. Best first; goods put away last, or not at all.
-- Of more than 1,500 names that match, those that begin with the phrase are looked at and 1,500 of the others.
create function search_products(ways jsonb, phrase text, with_inactive boolean, most integer) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog, public set jit = off as $$
declare
  store uuid := current_setting('app.store_id')::uuid;
  open text := case when with_inactive then '' else ' and status = ''active''' end;
  short boolean := not exists (select from jsonb_array_elements(ways) g, jsonb_array_elements_text(g) w where length(w) > 2);
  conditions text := '';
  apart text := '0';
  heads text := 'false';
  group_ways jsonb;
  pattern text;
  found uuid[];
begin
  for group_ways in select value from jsonb_array_elements(ways) loop
    select conditions || ' and (' || string_agg(
        -- trigrams know nothing of one or two letters inside a word, but they know how words begin
        case when short then format('search_key like %L or search_key like %L', w || '%', '% ' || w || '%') else format('search_key like %L', '%' || w || '%') end, ' or ') || ')',
      apart || ' + least(' || string_agg(format(
        'case when '' '' || search_key || '' '' like %L then %s when '' '' || search_key like %L then %s when search_key like %L then %s else 99 end',
        '% ' || w || ' %', 2 * i - 2, '% ' || w || '%', 2 * i - 1, '%' || w || '%', 2 * i + 1), ', ') || ')',
      heads || string_agg(format(' or search_key like %L', w || '%'), '')
    into conditions, apart, heads
    from (select replace(replace(replace(value, '\', '\\'), '%', '\%'), '_', '\_'), ordinality from jsonb_array_elements_text(group_ways) with ordinality) as way(w, i);
  end loop;

  pattern := replace(replace(replace(phrase, '\', '\\'), '%', '\%'), '_', '\_');
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
-- Goods with exactly one of these codes.
create function search_codes(codes text[], with_inactive boolean) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(id), '{}') from (
    select p.id from product_barcodes b join products p on p.store_id = b.store_id and p.id = b.product_id
    where b.store_id = current_setting('app.store_id')::uuid and b.code = any(codes) and (with_inactive or p.status = 'active')
    order by p.status, b.code
  ) found
$$;
--> statement-breakpoint
-- Goods with a code that ends with these digits, then those with one that begins with them.
create function search_code_parts(digits text, with_inactive boolean, most integer) returns uuid[]
language sql stable security definer set search_path = pg_catalog, public as $$
  with parts as (
    (select product_id, 0 as part, reverse(code) as code from product_barcodes
      where store_id = current_setting('app.store_id')::uuid and reverse(code) collate "C" >= reverse(digits) and reverse(code) collate "C" < reverse(digits) || chr(1114111)
      order by reverse(code) collate "C" limit most)
    union all
    (select product_id, 1, code from product_barcodes
      where store_id = current_setting('app.store_id')::uuid and code collate "C" >= digits and code collate "C" < digits || chr(1114111)
      order by code collate "C" limit most)
  ), goods as (
    select p.id, p.status, min(part) as part, min(length(parts.code)) as size, min(parts.code) as code
    from parts join products p on p.store_id = current_setting('app.store_id')::uuid and p.id = parts.product_id
    where with_inactive or p.status = 'active' group by p.id, p.status
  )
  select coalesce(array_agg(id order by status, part, size, code, id), '{}') from (select * from goods order by status, part, size, code, id limit most) best
$$;
--> statement-breakpoint
-- Words of the store's goods that resemble a mistyped one, the most alike first.
create function similar_words(typed text, most integer) returns text[]
language sql stable security definer set search_path = pg_catalog, public set pg_trgm.similarity_threshold = 0.2 as $$
  select coalesce(array_agg(word order by alike desc, word), '{}') from (
    select word, similarity(word, typed) as alike from search_words
    where store_id = current_setting('app.store_id')::uuid and word % typed
    group by word order by 2 desc, word limit most
  ) found
$$;
--> statement-breakpoint
-- Those of the words that goods of the store are named with.
create function known_words(words text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce(array_agg(distinct word), '{}') from search_words where store_id = current_setting('app.store_id')::uuid and word = any(words)
$$;
--> statement-breakpoint
do $$ declare f text; begin
  foreach f in array array['keep_search_words()', 'search_products(jsonb, text, boolean, integer)', 'search_codes(text[], boolean)',
    'search_code_parts(text, boolean, integer)', 'similar_words(text, integer)', 'known_words(text[])'] loop
    execute format('revoke execute on function %s from public', f);
    if f <> 'keep_search_words()' then execute format('grant execute on function %s to shop_app', f); end if;
  end loop;
end $$;
