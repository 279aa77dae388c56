import { list, resource, route } from "@/app/_server/route";
import { listStock } from "@/lib/warehouse/stock/queries";
import { StockByProductWire, StockRowWire } from "@/lib/warehouse/stock/wire";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listStock, list, { summary: "stocksOfProduct", input: StockByProductWire, output: StockRowWire }),
});
