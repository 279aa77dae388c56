import { unitsOf } from "@/components/markup-text";
import type { AdjustStockInput } from "@/lib/warehouse/stock/schemas";

/** The signed quantity is typed as a direction and a size: nobody types a minus on a phone, and one that is typed is refused. */
export type Adjustment = Omit<AdjustStockInput, "quantity" | "reason"> & { direction: "in" | "out"; quantity?: string | null; reason: string };

/** What checks the form: the command's own schema, but for the size, which has no sign yet. */
export async function loadAdjustment() {
  const [{ AdjustStockInput }, { Quantity }] = await Promise.all([import("@/lib/warehouse/stock/schemas"), import("@/lib/core/money")]);
  const sized = AdjustStockInput.extend({ quantity: Quantity });
  return { safeParse: (values: Adjustment) => sized.safeParse({ ...travelling(values), quantity: values.quantity || undefined }) };
}

/** What the form holds as what travels. */
export function travelling({ direction, quantity, unitCost, reason, note, ...rest }: Adjustment): AdjustStockInput {
  return {
    ...rest,
    ...(note ? { note } : {}),
    reason: reason as AdjustStockInput["reason"],
    quantity: `${direction === "out" ? "-" : ""}${quantity ?? ""}`,
    unitCost: direction === "in" ? unitCost || null : null,
  };
}

/** The level it leads to; the one that stands while no size is typed that would be taken. */
export function afterwards(level: string | undefined, direction: "in" | "out", quantity: string | null | undefined): string | null {
  const [now, by] = [unitsOf(level, 3), unitsOf(quantity, 3)];
  if (now === null || by === null || by < 0n) return level ?? null;
  const next = direction === "in" ? now + by : now - by;
  const digits = String(next < 0n ? -next : next).padStart(4, "0");
  return `${next < 0n ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
