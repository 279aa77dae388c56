import { sql } from "drizzle-orm";

import { log } from "@/app/_server/log";
import { systemDb } from "@/db/client";

import { version } from "../../package.json";

export const dynamic = "force-dynamic";

const PATIENCE_MS = 2_000;

/** For load balancers and people: 200 with the version while the database answers, else 503. No session is touched. */
export async function GET(): Promise<Response> {
  const began = performance.now();
  const database = await databaseState();
  const body = { status: database === "up" ? "ok" : "degraded", version, database, database_ms: Math.round(performance.now() - began) };
  return Response.json(body, { status: database === "up" ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}

async function databaseState(): Promise<"up" | "down"> {
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error("The database did not answer in time.")), PATIENCE_MS).unref());
  return Promise.race([systemDb.execute(sql`select 1`), late]).then(() => "up" as const, ({ message }: Error) => {
    log.warn({ reason: message }, "the database does not answer");
    return "down" as const;
  });
}
