import { sql } from "drizzle-orm";
import { expect, test } from "vitest";

import { db } from "@/lib/testing/db";

import { dayOf, today } from "./day";

const HALF_HOUR_MS = 30 * 60_000;

test.each([
  { name: "a zone without summer time", timeZone: "Asia/Tashkent", from: "2026-03-28T00:00:00Z", dayStart: 240 },
  { name: "the night the clock is put forward", timeZone: "Europe/Berlin", from: "2026-03-28T00:00:00Z", dayStart: 240 },
  { name: "the night it is put back", timeZone: "Europe/Berlin", from: "2026-10-24T00:00:00Z", dayStart: 150 },
  { name: "a zone of half hours, half an hour forward", timeZone: "Australia/Lord_Howe", from: "2026-10-03T00:00:00Z", dayStart: 0 },
])("today is the day the database gives a moment: $name", async ({ timeZone, from, dayStart }) => {
  const rule = { timeZone, dayStart };
  const moments = Array.from({ length: 96 }, (_, i) => new Date(Date.parse(from) + i * HALF_HOUR_MS));

  const rows = await db.execute<{ day: string }>(sql`
    select ${dayOf(sql`m::timestamptz`, rule)} as day from jsonb_array_elements_text(${JSON.stringify(moments)}::jsonb) with ordinality as t(m, n) order by n`);

  expect(moments.map((moment) => today(moment, rule))).toEqual(rows.map(({ day }) => day));
});
