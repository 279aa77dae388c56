import "server-only";

import { z } from "zod";

import { stores } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";

import { Store } from "./profile";

/** The shop itself, for its settings page. */
export const readStore = query({
  permission: "settings.read",
  input: z.strictObject({}),
  output: Store,

  async run({ tx }) {
    const [store] = await tx.select().from(stores);
    if (!store) throw notFound("store");
    return store;
  },
});
