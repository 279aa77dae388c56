-- The sweep sees how old an answer is and deletes it; whose it is, and what it says, is not for it.
grant select (created_at), delete on idempotency_keys to shop_system;
