-- New names wait in a short list and enter the trigram indexes many at a time: an import of 47,758 goods takes a sixth of the time.
-- The list is short (256 kB), because every search reads it through.
alter index products_search set (fastupdate = on, gin_pending_list_limit = 256);
--> statement-breakpoint
alter index search_words_similar set (fastupdate = on, gin_pending_list_limit = 256);
