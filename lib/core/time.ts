import { z } from "zod";

/** A moment: ISO 8601 with its zone outside, a `Date` inside. */
export const Instant = z.codec(z.iso.datetime({ offset: true, error: "instant" }), z.date(), {
  decode: (text) => new Date(text),
  encode: (at) => at.toISOString(),
});

/** A day of the store's calendar, `YYYY-MM-DD`, that exists, in years that people mean and that every sum of days stays within. */
export const Day = z.iso.date("day").refine((day) => day >= "1900-01-01" && day < "3000-01-01", "day");
