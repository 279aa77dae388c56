import { created, list, resource, route } from "@/app/_server/route";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { CreateMovementWire, MovementListWire, MovementWire } from "@/lib/warehouse/stock/wire";

import { moveGoods } from "../move-goods";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(listMovements, list, { summary: "movements", input: MovementListWire, output: MovementWire }),
  POST: moveGoods({ summary: "movementCreate", description: "movementCreateNote", answer: created("movementCreated"), input: CreateMovementWire, permission: ["stock.receive", "stock.adjust"] }),
});
