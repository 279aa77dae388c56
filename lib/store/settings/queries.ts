import "server-only";

import { z } from "zod";

import { settings } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { query } from "@/lib/core/use-case";

import { Settings } from "./schemas";

type SettingsRow = typeof settings.$inferSelect;

/** The settings as the database holds them, for commands; read anew each time, so that a change counts at once. */
export async function readSettings({ tx }: TxContext): Promise<SettingsRow> {
  const [row] = await tx.select().from(settings);
  return row!; // every store was made with its settings
}

/** The same, held until the transaction ends: nobody changes them in between. */
export async function lockSettings({ tx }: TxContext): Promise<SettingsRow> {
  const [row] = await tx.select().from(settings).for("update");
  return row!;
}

export const getSettings = query({
  permission: "settings.read",
  input: z.strictObject({}),
  output: Settings,

  run: async (ctx) => settingsOf(await readSettings(ctx)),
});

/** A row as a shop speaks of it: percentages exact, paper one of two. */
export const settingsOf = ({ storeId: _, updatedAt: __, discountLimit, taxRate, receiptPaper, ...row }: SettingsRow): z.output<typeof Settings> => ({
  ...row,
  discountLimit: BigInt(discountLimit),
  taxRate: BigInt(taxRate),
  receiptPaper: receiptPaper === 58 ? 58 : 80,
});
