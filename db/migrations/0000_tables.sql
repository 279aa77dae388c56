CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"email" text,
	"phone" text,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"is_platform_admin" boolean NOT NULL,
	"is_demo" boolean NOT NULL,
	"status" text NOT NULL,
	"last_store_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_username_shape" CHECK ("users"."username" ~ '^[A-Za-z][A-Za-z0-9._-]*$')
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"permissions" text[] NOT NULL,
	"branch_id" uuid,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"phone" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workers_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "workers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "locations" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"phone" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "locations_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "locations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registers" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"last_number" bigint NOT NULL,
	"claim_device" text,
	"claim_worker_id" uuid,
	"claimed_at" timestamp (3) with time zone,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registers_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "registers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"store_id" uuid PRIMARY KEY NOT NULL,
	"cash_allowed" boolean NOT NULL,
	"card_allowed" boolean NOT NULL,
	"transfer_allowed" boolean NOT NULL,
	"discount_allowed" boolean NOT NULL,
	"discount_limit" integer NOT NULL,
	"price_override_allowed" boolean NOT NULL,
	"below_zero" text NOT NULL,
	"low_stock_warning" boolean NOT NULL,
	"low_stock_threshold" bigint NOT NULL,
	"cash_rounding" bigint NOT NULL,
	"tax_enabled" boolean NOT NULL,
	"tax_rate" integer NOT NULL,
	"receipt_header" text NOT NULL,
	"receipt_footer" text NOT NULL,
	"receipt_paper" smallint NOT NULL,
	"receipt_shows_seller" boolean NOT NULL,
	"day_start" smallint NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "settings_discount_limit" CHECK ("settings"."discount_limit" between 0 and 10000),
	CONSTRAINT "settings_tax_rate" CHECK ("settings"."tax_rate" between 0 and 10000),
	CONSTRAINT "settings_rounding" CHECK ("settings"."cash_rounding" >= 0),
	CONSTRAINT "settings_paper" CHECK ("settings"."receipt_paper" in (58, 80)),
	CONSTRAINT "settings_day_start" CHECK ("settings"."day_start" between 0 and 1439)
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"phone" text,
	"tax_number" text,
	"time_zone" text NOT NULL,
	"default_locale" text NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "events" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"name" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"store_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_store_id_scope_key_pk" PRIMARY KEY("store_id","scope","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"store_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "outbox_store_id_event_id_pk" PRIMARY KEY("store_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "platform_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text NOT NULL,
	"after" jsonb,
	"request_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"method" text NOT NULL,
	"amount" bigint NOT NULL,
	"change" bigint NOT NULL,
	CONSTRAINT "payments_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount" > 0 and "payments"."change" >= 0 and "payments"."change" <= "payments"."amount"),
	CONSTRAINT "payments_change" CHECK ("payments"."method" = 'cash' or "payments"."change" = 0)
);
--> statement-breakpoint
ALTER TABLE "payments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sale_cancellations" (
	"store_id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"worker_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sale_cancellations_store_id_sale_id_pk" PRIMARY KEY("store_id","sale_id")
);
--> statement-breakpoint
ALTER TABLE "sale_cancellations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sale_lines" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit" text NOT NULL,
	"quantity" bigint NOT NULL,
	"catalogue_price" bigint,
	"price" bigint NOT NULL,
	"gross" bigint NOT NULL,
	"line_discount" bigint NOT NULL,
	"sale_discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"cost" bigint,
	"tax_rate" integer NOT NULL,
	"tax" bigint NOT NULL,
	"note" text,
	CONSTRAINT "sale_lines_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "sale_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sales" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"register_id" uuid NOT NULL,
	"worker_id" uuid,
	"number" bigint NOT NULL,
	"receipt_number" text NOT NULL,
	"line_count" integer NOT NULL,
	"gross" bigint NOT NULL,
	"discount" bigint NOT NULL,
	"total" bigint NOT NULL,
	"rounding" bigint NOT NULL,
	"payable" bigint NOT NULL,
	"paid" bigint NOT NULL,
	"change" bigint NOT NULL,
	"tax" bigint NOT NULL,
	"note" text,
	"source" text NOT NULL,
	"clock_refused" boolean NOT NULL,
	"sold_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "sales_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "batches" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"movement_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"quantity_left" bigint NOT NULL,
	"value_left" bigint NOT NULL,
	"unit_cost" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "batches_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "categories" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "categories_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "categories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_corrections" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"movement_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"was_known" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cost_corrections_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "cost_corrections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_changes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"before" jsonb,
	CONSTRAINT "import_changes_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_key" text NOT NULL,
	"status" text NOT NULL,
	"columns" jsonb NOT NULL,
	"report" jsonb,
	"rows_total" integer NOT NULL,
	"rows_done" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"worker_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "own_barcodes" (
	"store_id" uuid PRIMARY KEY NOT NULL,
	"last_number" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "own_barcodes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_barcodes" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"code" text NOT NULL,
	"quantity" bigint NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "product_barcodes_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "product_barcodes_quantity" CHECK ("product_barcodes"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "product_barcodes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"search_key" text NOT NULL,
	"category_id" uuid,
	"unit" text NOT NULL,
	"price" bigint,
	"minimum_stock" bigint,
	"article" text,
	"picture_key" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "products_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "products_price" CHECK ("products"."price" > 0),
	CONSTRAINT "products_minimum" CHECK ("products"."minimum_stock" >= 0)
);
--> statement-breakpoint
ALTER TABLE "products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_adjustments" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_cost" bigint,
	"reason" text NOT NULL,
	"note" text,
	"worker_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "stock_adjustments_store_id_id_pk" PRIMARY KEY("store_id","id"),
	CONSTRAINT "stock_adjustments_quantity" CHECK ("stock_adjustments"."quantity" <> 0)
);
--> statement-breakpoint
ALTER TABLE "stock_adjustments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"store_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"value" bigint NOT NULL,
	"last_unit_cost" bigint,
	CONSTRAINT "stock_levels_store_id_location_id_product_id_pk" PRIMARY KEY("store_id","location_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "stock_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" bigint NOT NULL,
	"cost" bigint NOT NULL,
	"uncosted" bigint NOT NULL,
	"reason" text NOT NULL,
	"source_id" uuid NOT NULL,
	"line_id" uuid,
	"note" text,
	"worker_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"level_after" bigint NOT NULL,
	CONSTRAINT "stock_movements_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "stock_movements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_receipt_lines" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"receipt_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_cost" bigint,
	"total" bigint,
	"old_price" bigint,
	"new_price" bigint,
	CONSTRAINT "stock_receipt_lines_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "stock_receipt_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_receipts" (
	"store_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"note" text,
	"total" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"worker_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "stock_receipts_store_id_id_pk" PRIMARY KEY("store_id","id")
);
--> statement-breakpoint
ALTER TABLE "stock_receipts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workers" ADD CONSTRAINT "workers_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workers" ADD CONSTRAINT "workers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workers" ADD CONSTRAINT "workers_store_id_branch_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","branch_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers" ADD CONSTRAINT "registers_store_id_branch_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","branch_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registers" ADD CONSTRAINT "registers_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_store_id_event_id_events_store_id_id_fk" FOREIGN KEY ("store_id","event_id") REFERENCES "public"."events"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_store_id_sale_id_sales_store_id_id_fk" FOREIGN KEY ("store_id","sale_id") REFERENCES "public"."sales"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_cancellations" ADD CONSTRAINT "sale_cancellations_store_id_sale_id_sales_store_id_id_fk" FOREIGN KEY ("store_id","sale_id") REFERENCES "public"."sales"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_cancellations" ADD CONSTRAINT "sale_cancellations_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_store_id_sale_id_sales_store_id_id_fk" FOREIGN KEY ("store_id","sale_id") REFERENCES "public"."sales"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_store_id_branch_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","branch_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_store_id_register_id_registers_store_id_id_fk" FOREIGN KEY ("store_id","register_id") REFERENCES "public"."registers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_store_id_movement_id_stock_movements_store_id_id_fk" FOREIGN KEY ("store_id","movement_id") REFERENCES "public"."stock_movements"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_store_id_parent_id_categories_store_id_id_fk" FOREIGN KEY ("store_id","parent_id") REFERENCES "public"."categories"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_corrections" ADD CONSTRAINT "cost_corrections_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_corrections" ADD CONSTRAINT "cost_corrections_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_corrections" ADD CONSTRAINT "cost_corrections_store_id_batch_id_batches_store_id_id_fk" FOREIGN KEY ("store_id","batch_id") REFERENCES "public"."batches"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_corrections" ADD CONSTRAINT "cost_corrections_store_id_movement_id_stock_movements_store_id_id_fk" FOREIGN KEY ("store_id","movement_id") REFERENCES "public"."stock_movements"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_store_id_import_id_imports_store_id_id_fk" FOREIGN KEY ("store_id","import_id") REFERENCES "public"."imports"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_barcodes" ADD CONSTRAINT "own_barcodes_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_barcodes" ADD CONSTRAINT "product_barcodes_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_store_id_category_id_categories_store_id_id_fk" FOREIGN KEY ("store_id","category_id") REFERENCES "public"."categories"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_receipt_lines" ADD CONSTRAINT "stock_receipt_lines_store_id_receipt_id_stock_receipts_store_id_id_fk" FOREIGN KEY ("store_id","receipt_id") REFERENCES "public"."stock_receipts"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_receipt_lines" ADD CONSTRAINT "stock_receipt_lines_store_id_product_id_products_store_id_id_fk" FOREIGN KEY ("store_id","product_id") REFERENCES "public"."products"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_receipts" ADD CONSTRAINT "stock_receipts_store_id_location_id_locations_store_id_id_fk" FOREIGN KEY ("store_id","location_id") REFERENCES "public"."locations"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_receipts" ADD CONSTRAINT "stock_receipts_store_id_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tokens_session_id_index" ON "tokens" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree (lower("username"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_phone" ON "users" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "workers_user" ON "workers" USING btree ("store_id","user_id");--> statement-breakpoint
CREATE INDEX "workers_by_user" ON "workers" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "locations_name" ON "locations" USING btree ("store_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "registers_prefix" ON "registers" USING btree ("store_id",lower("prefix"));--> statement-breakpoint
CREATE UNIQUE INDEX "registers_api" ON "registers" USING btree ("store_id","branch_id") WHERE "registers"."kind" = 'api';--> statement-breakpoint
CREATE INDEX "registers_branch" ON "registers" USING btree ("store_id","branch_id");--> statement-breakpoint
CREATE INDEX "events_entity" ON "events" USING btree ("store_id","entity_id");--> statement-breakpoint
CREATE INDEX "events_time" ON "events" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_method" ON "payments" USING btree ("store_id","sale_id","method");--> statement-breakpoint
CREATE INDEX "sale_lines_sale" ON "sale_lines" USING btree ("store_id","sale_id");--> statement-breakpoint
CREATE INDEX "sale_lines_product" ON "sale_lines" USING btree ("store_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sales_number" ON "sales" USING btree ("store_id","register_id","number");--> statement-breakpoint
CREATE INDEX "sales_time" ON "sales" USING btree ("store_id","sold_at","id");--> statement-breakpoint
CREATE INDEX "batches_open" ON "batches" USING btree ("store_id","location_id","product_id","id") WHERE "batches"."quantity_left" <> 0;--> statement-breakpoint
CREATE UNIQUE INDEX "categories_name" ON "categories" USING btree ("store_id",coalesce("parent_id", '00000000-0000-0000-0000-000000000000'),lower("name"));--> statement-breakpoint
CREATE INDEX "cost_corrections_time" ON "cost_corrections" USING btree ("store_id","created_at");--> statement-breakpoint
CREATE INDEX "import_changes_import" ON "import_changes" USING btree ("store_id","import_id");--> statement-breakpoint
CREATE INDEX "imports_time" ON "imports" USING btree ("store_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "product_barcodes_code" ON "product_barcodes" USING btree ("store_id","code");--> statement-breakpoint
CREATE INDEX "product_barcodes_product" ON "product_barcodes" USING btree ("store_id","product_id");--> statement-breakpoint
CREATE INDEX "products_name" ON "products" USING btree ("store_id","name","id");--> statement-breakpoint
CREATE INDEX "products_category" ON "products" USING btree ("store_id","category_id");--> statement-breakpoint
CREATE INDEX "stock_levels_product" ON "stock_levels" USING btree ("store_id","product_id");--> statement-breakpoint
CREATE INDEX "stock_movements_product" ON "stock_movements" USING btree ("store_id","product_id","created_at","id");--> statement-breakpoint
CREATE INDEX "stock_movements_source" ON "stock_movements" USING btree ("store_id","source_id");--> statement-breakpoint
CREATE INDEX "stock_movements_time" ON "stock_movements" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "stock_receipt_lines_receipt" ON "stock_receipt_lines" USING btree ("store_id","receipt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_receipts_number" ON "stock_receipts" USING btree ("store_id","number");--> statement-breakpoint
CREATE INDEX "stock_receipts_time" ON "stock_receipts" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE POLICY "own_store" ON "workers" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "sign_in" ON "workers" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "locations" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "registration" ON "locations" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "registers" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "registration" ON "registers" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "settings" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "registration" ON "settings" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "stores" AS PERMISSIVE FOR ALL TO "shop_app" USING (id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "registration" ON "stores" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "events" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "registration" ON "events" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "outbox" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "relay" ON "outbox" AS PERMISSIVE FOR ALL TO "shop_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_store" ON "payments" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "sale_cancellations" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "sale_lines" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "sales" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "batches" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "categories" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "cost_corrections" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "import_changes" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "imports" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "own_barcodes" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "product_barcodes" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "products" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "stock_adjustments" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "stock_levels" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "stock_movements" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "stock_receipt_lines" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));--> statement-breakpoint
CREATE POLICY "own_store" ON "stock_receipts" AS PERMISSIVE FOR ALL TO "shop_app" USING (store_id = (select current_setting('app.store_id', true)::uuid));