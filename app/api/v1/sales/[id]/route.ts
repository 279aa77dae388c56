import { read, resource, route } from "@/app/_server/route";
import { readSale } from "@/lib/trade/sale/queries";
import { SaleIdWire, SaleWire } from "@/lib/trade/sale/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(readSale, read, { summary: "sale", input: SaleIdWire, output: SaleWire }),
});
