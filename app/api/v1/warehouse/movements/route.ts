import { created, list, resource, route } from "@/app/_server/route";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { CreateMovementWire, MovementListWire, MovementWire } from "@/lib/warehouse/stock/wire";

import { moveGoods } from "../move-goods";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listMovements, list, { summary: "The ledger of goods, newest first", input: MovementListWire, output: MovementWire }),
  POST: moveGoods({ summary: "Goods in or out", description: "`in` needs `stock.receive` and is a receipt of goods of one line; `out` needs `stock.adjust`.", answer: created("movementCreated"), input: CreateMovementWire, permission: ["stock.receive", "stock.adjust"] }),
});
