-- Who signs in reads the name of their branch beside its id.
grant select (store_id, id, name) on locations to shop_system;
