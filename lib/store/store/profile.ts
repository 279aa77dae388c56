import { z } from "zod";

import { Locale } from "@/lib/core/locale";
import { line, optionalLine } from "@/lib/core/text";

/** A place of the tz database: an offset would be read the other way round by PostgreSQL, and knows no summer. */
const TimeZone = z.string().refine((zone) => zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone), "timeZone");

/** A shop as its people and its receipts name it. */
export const Store = z.object({
  id: z.uuid(),
  name: line(100),
  address: optionalLine(200),
  phone: optionalLine(60).refine((phone) => phone === null || /^[+\d][\d ()+,;-]*$/.test(phone), "phone"),
  taxNumber: optionalLine(20),
  defaultLocale: Locale,
  timeZone: TimeZone,
  currency: z.string(),
});
export type Store = z.input<typeof Store>;

export const UpdateStoreInput = Store.omit({ id: true, currency: true });
export type UpdateStoreInput = z.input<typeof UpdateStoreInput>;
