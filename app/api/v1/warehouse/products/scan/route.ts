import { read, resource, route } from "@/app/_server/route";
import { scanProduct } from "@/lib/warehouse/product/queries";
import { ScannedProductWire, ScanWire } from "@/lib/warehouse/product/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(scanProduct, read, { summary: "The product behind a scanned code", description: "`quantity` is how many units the code stands for: 24 for a box of 24.", input: ScanWire, output: ScannedProductWire }),
});
