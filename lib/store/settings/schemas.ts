import { z } from "zod";

import { Money, Percent, QuantityOrZero } from "@/lib/core/money";
import { paragraph } from "@/lib/core/text";

/** The coarsest step cash is ever rounded to: 10 000 so'm. */
const MAX_ROUNDING = 1_000_000n;

export const BELOW_ZERO = ["forbid", "warn", "allow"] as const;

/** `"06:30"` outside, minutes after midnight inside. */
const TimeOfDay = z.codec(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "timeOfDay"), z.int(), {
  decode: (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)),
  encode: (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`,
});

/** How the shop works, as far as it is the owner's to choose. */
export const Settings = z.object({
  cashAllowed: z.boolean(),
  cardAllowed: z.boolean(),
  transferAllowed: z.boolean(),
  discountAllowed: z.boolean(),
  discountLimit: Percent.meta({ description: "The most a line may be discounted by hand, in percent." }),
  priceOverrideAllowed: z.boolean().meta({ description: "Whether those with the permission may name a price at the till." }),
  belowZero: z.enum(BELOW_ZERO).meta({ description: "What happens when more is sold than there is." }),
  lowStockWarning: z.boolean(),
  lowStockThreshold: QuantityOrZero.meta({ description: "For products without a minimum of their own." }),
  cashRounding: Money.refine((step) => step <= MAX_ROUNDING, "roundingTooCoarse").meta({ description: "The step the part due in cash is rounded to; 0 is none." }),
  taxEnabled: z.boolean(),
  taxRate: Percent,
  receiptHeader: paragraph(300),
  receiptFooter: paragraph(300),
  receiptPaper: z.literal([58, 80]).meta({ description: "Width of the paper in millimetres." }),
  receiptShowsSeller: z.boolean(),
  dayStart: TimeOfDay.meta({ description: "When the shop's day begins." }),
});
export type Settings = z.input<typeof Settings>;

/** Only what is named changes: a form of one topic leaves the others alone. */
export const UpdateSettingsInput = Settings.partial();
export type UpdateSettingsInput = z.input<typeof UpdateSettingsInput>;
