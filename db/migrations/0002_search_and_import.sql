CREATE TABLE "search_words" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "search_words_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "search_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "seen_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_store" ON "search_words" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));