import { callerRoute, type Operation } from "@/app/_server/route";
import { authorize, type Context } from "@/lib/core/context";
import { conflict } from "@/lib/core/errors";
import { adjustStock } from "@/lib/warehouse/stock/adjust-stock";
import { listMovements } from "@/lib/warehouse/stock/queries";
import { receiveStock } from "@/lib/warehouse/stock/receive-stock";
import type { AdjustStockInput, ReceiveStockInput } from "@/lib/warehouse/stock/schemas";
import { MovementWire } from "@/lib/warehouse/stock/wire";

type Sent = ({ direction: "in" } & ReceiveStockInput) | ({ direction?: "out" } & AdjustStockInput);

/** Goods that come are received, goods that go or were there before are an adjustment; the answer is the movement it left. */
export const moveGoods = (operation: Omit<Operation, "output">) => callerRoute({ ...operation, output: MovementWire }, async (ctx, sent: Sent) => {
  for (const { permission } of [sent.direction === "in" ? receiveStock : adjustStock, listMovements]) authorize(ctx, permission); // before anything is written
  await assertIdFree(ctx, sent);
  await write(ctx, sent);
  return movementOf(ctx, sent);
});

/** Every kind of document has ids of its own, but whoever asks by an id means one. Two at once may still pass: then each is answered with its own. */
async function assertIdFree(ctx: Context, sent: Sent): Promise<void> {
  const { total } = await listMovements(ctx, { sourceId: sent.id, limit: 1 });
  if (total > 0 && !(await movementOf(ctx, sent))) throw conflict("idTaken", {}, "id");
}

async function write(ctx: Context, sent: Sent): Promise<void> {
  if (sent.direction === "in") {
    const { direction: _, ...receipt } = sent;
    await receiveStock(ctx, receipt);
    return;
  }
  const { direction: _, ...adjustment } = sent;
  await adjustStock(ctx, adjustment);
}

/** What this call's document moved: of its reason and its product, since the id may name a document of another kind as well. */
async function movementOf(ctx: Context, sent: Sent) {
  const { rows: [movement] } = await listMovements(ctx, { sourceId: sent.id, limit: 1, ...markOf(sent) });
  return movement;
}

function markOf(sent: Sent) {
  if (sent.direction === "in") return { reason: "receipt" as const, productId: sent.lines[0]!.productId };
  return { reason: sent.reason === "opening" ? "opening" as const : "adjustment" as const, productId: sent.productId };
}
