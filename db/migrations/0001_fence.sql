-- What the generator cannot say. The roles shop_app and shop_system exist before the first migration.
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gin;
--> statement-breakpoint
alter table rate_limits set unlogged;
--> statement-breakpoint
-- Rows that every sale rewrites stay on their page: no index entry is written anew.
alter table stock_levels set (fillfactor = 70);
--> statement-breakpoint
alter table registers set (fillfactor = 50);
--> statement-breakpoint
alter table batches set (fillfactor = 80);
--> statement-breakpoint
-- Row-level security is for the owner too, not only for the application.
do $$ declare t regclass; begin
  for t in select oid from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
    execute format('alter table %s force row level security', t);
  end loop;
end $$;
--> statement-breakpoint
grant usage on schema public to shop_app, shop_system;
--> statement-breakpoint
-- A store's own work. Only what may change is granted; what happened is appended, never edited.
grant select, insert on
  stores, settings, locations, registers, workers, categories, products, product_barcodes, own_barcodes,
  stock_levels, stock_movements, batches, cost_corrections, stock_receipts, stock_receipt_lines, stock_adjustments,
  imports, import_changes, sales, sale_lines, payments, sale_cancellations, events, outbox, idempotency_keys
  to shop_app;
--> statement-breakpoint
grant update on
  stores, settings, locations, registers, workers, categories, products, product_barcodes, own_barcodes,
  stock_levels, imports, idempotency_keys
  to shop_app;
--> statement-breakpoint
grant update (quantity_left, value_left) on batches to shop_app;
--> statement-breakpoint
grant delete on categories, products, product_barcodes, idempotency_keys, outbox to shop_app;
--> statement-breakpoint
-- What belongs to no store: people, sign-in, registration, the relay.
grant select, insert, update on users, sessions, tokens to shop_system;
--> statement-breakpoint
grant select, insert, update, delete on rate_limits to shop_system;
--> statement-breakpoint
grant delete on tokens, sessions to shop_system;
--> statement-breakpoint
grant insert, select on platform_events to shop_system;
--> statement-breakpoint
grant select, insert on stores, workers, events, outbox to shop_system;
--> statement-breakpoint
grant insert on settings, locations, registers to shop_system;
--> statement-breakpoint
grant delete on outbox to shop_system;
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = '42501';
end $$;
--> statement-breakpoint
-- The grants bind the application; this binds whoever holds the tables.
do $$ declare t text; begin
  foreach t in array array[
    'stock_movements', 'cost_corrections', 'stock_receipts', 'stock_receipt_lines', 'stock_adjustments', 'import_changes',
    'sales', 'sale_lines', 'payments', 'sale_cancellations', 'events', 'platform_events'
  ] loop
    execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
