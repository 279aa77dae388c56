-- Answers kept for a repeated request are swept by the system's login alone.
revoke delete on idempotency_keys from shop_app;
