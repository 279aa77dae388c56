import { created, list, resource, route } from "@/app/_server/route";
import { listStock } from "@/lib/warehouse/stock/queries";
import { OpeningBalanceWire, StockListWire, StockRowWire } from "@/lib/warehouse/stock/wire";

import { moveGoods } from "../move-goods";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listStock, list, { summary: "stocks", input: StockListWire, output: StockRowWire }),
  POST: moveGoods({ summary: "stockOpen", answer: created("stockOpened"), input: OpeningBalanceWire, permission: "stock.adjust" }),
});
