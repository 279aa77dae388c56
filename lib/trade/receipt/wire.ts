import { z } from "zod";

import { guardedWire } from "@/lib/core/wire";

import { ReadReceiptInput } from "./schemas";

/** `paper`: 58 or 80 millimetres; absent: what the shop prints on. */
export const ReceiptQueryWire = guardedWire(
  z.strictObject({ id: ReadReceiptInput.shape.saleId.optional(), paper: z.enum(["58", "80"]).optional() }),
  ({ paper, ...same }) => ({ ...same, paper: paper && Number(paper) }),
  (path) => (path === "saleId" ? "id" : path),
);
