-- A UPC-A and the EAN-13 that only adds a zero are one code. Two products could come to it at once, each in its own
-- spelling, and one product could have both: the row that was there first stays, as a scan would find but one of them.
alter table product_barcodes no force row level security;
--> statement-breakpoint
delete from product_barcodes later using product_barcodes first
  where later.code ~ '^0?[0-9]{12}$' and first.store_id = later.store_id and first.id < later.id
    and first.code = case length(later.code) when 12 then '0' || later.code else substr(later.code, 2) end;
--> statement-breakpoint
alter table product_barcodes force row level security;
--> statement-breakpoint
CREATE UNIQUE INDEX "product_barcodes_one_spelling" ON "product_barcodes" USING btree ("store_id",lpad("code", 13, '0')) WHERE "product_barcodes"."code" ~ '^0?[0-9]{12}$';
