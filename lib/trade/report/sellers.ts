import "server-only";

import { asc } from "drizzle-orm";
import { z } from "zod";

import { workers } from "@/db/schema";
import { workerName } from "@/lib/accounts/worker/name";
import { query } from "@/lib/core/use-case";

/** Those whose sales may be looked for; who left keeps their name here. */
export const listSellers = query({
  permission: "sale.readAll",
  input: z.strictObject({}),
  output: z.array(z.object({ id: z.uuid(), name: z.string() })),

  async run({ tx }) {
    const rows = await tx.select({ id: workers.id, name: workerName() }).from(workers).orderBy(asc(workers.firstName), asc(workers.id));
    return rows.map(({ id, name }) => ({ id, name: name! }));
  },
});
