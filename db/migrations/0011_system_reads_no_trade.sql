-- What a shop did is the shop's: the relay, when it is built, brings the grants it needs.
revoke select, delete on events, outbox from shop_system;
