import { callerRoute, type Operation } from "@/app/_server/route";
import { authorize } from "@/lib/core/context";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";
import type { AdjustStockInput, ReceiveStockInput } from "@/lib/warehouse/stock/schemas";
import { MovementWire } from "@/lib/warehouse/stock/wire";

type Sent = ({ direction: "in" } & ReceiveStockInput) | ({ direction?: "out" } & AdjustStockInput);

/** Goods that come are received, goods that go or were there before are an adjustment; the answer is the movement it left. */
export const moveGoods = (operation: Omit<Operation, "output">) => callerRoute({ ...operation, output: MovementWire }, async (ctx, sent: Sent) => {
  for (const { permission } of [sent.direction === "in" ? receiveStock : adjustStock, listMovements]) authorize(ctx, permission); // before anything is written
  if (sent.direction === "in") {
    const { direction: _, ...receipt } = sent;
    await receiveStock(ctx, receipt);
  } else {
    const { direction: _, ...adjustment } = sent;
    await adjustStock(ctx, adjustment);
  }
  const { rows: [movement] } = await listMovements(ctx, { sourceId: sent.id });
  return movement;
});
