-- People belong to no store, so the application's role cannot touch them. The two things a shop may do to them are these.

-- A new worker is a new person: never a platform administrator, and nobody who is there already.
create function add_user(new_id uuid, new_username text, new_email text, new_phone text, new_first_name text, new_last_name text, new_password_hash text, new_locale text, at timestamptz)
returns void language sql security definer set search_path = pg_catalog, public as $$
  insert into public.users (id, username, email, phone, first_name, last_name, password_hash, locale, is_platform_admin, is_demo, status, last_store_id, created_at)
  values (new_id, new_username, new_email, new_phone, new_first_name, new_last_name, new_password_hash, new_locale, false, false, 'active', null, at)
$$;
--> statement-breakpoint
revoke all on function add_user from public;
--> statement-breakpoint
grant execute on function add_user to shop_app;
--> statement-breakpoint
-- Who leaves is out with the commit, whoever wrote the row, and does not come back in with an old cookie when taken on again.
create function end_sessions_of_worker() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.sessions set revoked_at = now() where user_id = new.user_id and store_id = new.store_id and revoked_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger end_sessions after update of status on workers
  for each row when (old.status = 'active' and new.status <> 'active') execute function end_sessions_of_worker();
--> statement-breakpoint
create function end_sessions_of_store() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.sessions set revoked_at = now() where store_id = new.id and revoked_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger end_sessions after update of status on stores
  for each row when (old.status = 'active' and new.status <> 'active') execute function end_sessions_of_store();
--> statement-breakpoint
create function end_sessions_of_user() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.sessions set revoked_at = now() where user_id = new.id and revoked_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger end_sessions after update of status on users
  for each row when (old.status = 'active' and new.status <> 'active') execute function end_sessions_of_user();
