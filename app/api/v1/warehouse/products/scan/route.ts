import { read, resource, route } from "@/app/_server/route";
import { scanProduct } from "@/lib/warehouse/product/queries";
import { ScannedProductWire, ScanWire } from "@/lib/warehouse/product/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(scanProduct, read, { summary: "scan", description: "scanNote", input: ScanWire, output: ScannedProductWire }),
});
