ALTER TABLE "registers" ADD CONSTRAINT "registers_store_id_claim_worker_id_workers_store_id_id_fk" FOREIGN KEY ("store_id","claim_worker_id") REFERENCES "public"."workers"("store_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_locale" CHECK ("users"."locale" in ('uz', 'uz-Cyrl', 'ru', 'en'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_status" CHECK ("users"."status" in ('active', 'blocked'));--> statement-breakpoint
ALTER TABLE "workers" ADD CONSTRAINT "workers_role" CHECK ("workers"."role" in ('owner', 'manager', 'seller'));--> statement-breakpoint
ALTER TABLE "workers" ADD CONSTRAINT "workers_status" CHECK ("workers"."status" in ('active', 'on_leave', 'left'));--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_kind" CHECK ("locations"."kind" in ('branch', 'warehouse'));--> statement-breakpoint
ALTER TABLE "locations" ADD CONSTRAINT "locations_status" CHECK ("locations"."status" in ('active', 'inactive'));--> statement-breakpoint
ALTER TABLE "registers" ADD CONSTRAINT "registers_kind" CHECK ("registers"."kind" in ('till', 'api'));--> statement-breakpoint
ALTER TABLE "registers" ADD CONSTRAINT "registers_status" CHECK ("registers"."status" in ('active', 'inactive'));--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_below_zero" CHECK ("settings"."below_zero" in ('forbid', 'warn', 'allow'));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_locale" CHECK ("stores"."default_locale" in ('uz', 'uz-Cyrl', 'ru', 'en'));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_status" CHECK ("stores"."status" in ('active', 'blocked', 'deleted'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_known" CHECK ("payments"."method" in ('cash', 'card', 'transfer'));--> statement-breakpoint
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_unit" CHECK ("sale_lines"."unit" in ('piece', 'kg', 'g', 'l', 'ml', 'm', 'm2', 'm3', 'box', 'pack', 'bag'));--> statement-breakpoint
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_quantity" CHECK ("sale_lines"."quantity" > 0);--> statement-breakpoint
ALTER TABLE "sale_lines" ADD CONSTRAINT "sale_lines_sums" CHECK ("sale_lines"."total" >= 0 and "sale_lines"."line_discount" >= 0 and "sale_lines"."sale_discount" >= 0 and "sale_lines"."total" = "sale_lines"."gross" - "sale_lines"."line_discount" - "sale_lines"."sale_discount" and "sale_lines"."tax" between 0 and "sale_lines"."total");--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_source" CHECK ("sales"."source" in ('till', 'api', 'offline'));--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_sums" CHECK ("sales"."line_count" > 0 and "sales"."total" >= 0 and "sales"."discount" >= 0 and "sales"."total" = "sales"."gross" - "sales"."discount");--> statement-breakpoint
ALTER TABLE "sales" ADD CONSTRAINT "sales_paid" CHECK ("sales"."payable" = "sales"."total" + "sales"."rounding" and "sales"."change" >= 0 and "sales"."paid" - "sales"."change" = "sales"."payable");--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_rest" CHECK ("batches"."quantity_left" <> 0 or "batches"."value_left" = 0);--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_status" CHECK ("categories"."status" in ('active', 'inactive'));--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_status" CHECK ("imports"."status" in ('checking', 'checked', 'applying', 'done', 'failed'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_unit" CHECK ("products"."unit" in ('piece', 'kg', 'g', 'l', 'ml', 'm', 'm2', 'm3', 'box', 'pack', 'bag'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_status" CHECK ("products"."status" in ('active', 'inactive'));--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_reason" CHECK ("stock_adjustments"."reason" in ('found', 'missing', 'damaged', 'entry_mistake', 'opening', 'other'));--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_reason" CHECK ("stock_movements"."reason" in ('opening', 'receipt', 'sale', 'sale_cancel', 'return', 'transfer_out', 'transfer_in', 'wastage', 'count', 'adjustment'));--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_quantity" CHECK ("stock_movements"."quantity" <> 0);--> statement-breakpoint
ALTER TABLE "stock_receipt_lines" ADD CONSTRAINT "stock_receipt_lines_quantity" CHECK ("stock_receipt_lines"."quantity" > 0);