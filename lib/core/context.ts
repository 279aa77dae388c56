import "server-only";

import type { Database, Transaction } from "@/db/client";

import { AppError, forbidden } from "./errors";
import type { Locale } from "./locale";
import { type Permission, PERMISSIONS } from "./permissions";

export type Actor = { kind: "worker" | "api_key" | "system"; id: string };

/** Who asks, for which store. Built once per request, passed to everything. */
export type Context = {
  db: Database;
  storeId: string;
  branchIds: "all" | readonly string[];
  actor: Actor;
  grants: ReadonlySet<Permission>;
  timeZone: string;
  locale: Locale;
  now: Date;
  requestId: string;
};

/** A context inside its store's transaction. What reads or writes tables takes this one, and uses `tx`. */
export type TxContext = Context & { tx: Transaction };

/** What belongs to no store: sign-in, registration. `systemDb` runs as `shop_system`. */
export type PlatformContext = {
  systemDb: Database;
  locale: Locale;
  now: Date;
  requestId: string;
  /** The client's address as far as it can be trusted; rate limits count by it. */
  address: string;
  /** The caller sits at this very machine: no proxy passed the request on, and the shop is not published under another name. */
  isHere: boolean;
};

/** Refuses who lacks the permission. */
export function authorize(ctx: Context, permission: Permission): void {
  if (!ctx.grants.has(permission)) throw forbidden(permission);
}

/** Refuses work in a branch that is not the worker's. */
export function assertBranch(ctx: Context, branchId: string): void {
  if (ctx.branchIds !== "all" && !ctx.branchIds.includes(branchId)) throw new AppError("forbidden", "otherBranch");
}

/** The worker who acts, if a worker does: what `worker_id` columns hold. */
export const workerIdOf = ({ actor }: Context): string | null => (actor.kind === "worker" ? actor.id : null);

type SystemOptions = { db: Database; storeId: string; timeZone: string; locale: Locale; now: Date; job: string };

/** What runs without a person acts for one store, may do anything in it, and signs with the job's name. */
export const systemContext = ({ job, ...rest }: SystemOptions): Context => ({
  ...rest,
  branchIds: "all",
  actor: { kind: "system", id: job },
  grants: new Set(PERMISSIONS),
  requestId: job,
});
