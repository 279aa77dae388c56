import "server-only";

import { and, eq, sql } from "drizzle-orm";

import { locations, workers } from "@/db/schema";
import type { TxContext } from "@/lib/core/context";
import { notFound, rejected } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { type Permission, PERMISSIONS, ROLE_PERMISSIONS } from "@/lib/core/permissions";
import { command } from "@/lib/core/use-case";

import { assertGoodPassword, hashPassword } from "../user/password";
import { refuseTaken } from "../user/taken";
import { assertOwner } from "./owner";
import { assertPlace } from "./place";
import { CreateWorkerInput, Worker } from "./schemas";

/** A person with a name and a password of their own, who works in this shop from now on. */
export const createWorker = command({
  permission: "worker.create",
  input: CreateWorkerInput,
  output: Worker,

  async run(ctx, { password, role, permissions = [...ROLE_PERMISSIONS[role]], branchId, locale = ctx.locale, ...person }) {
    assertOwn(ctx, role === "owner" ? PERMISSIONS : permissions);
    if (role === "owner") await assertOwner(ctx);
    assertPlace(ctx, branchId);
    assertGoodPassword(password, [person.username, person.phone, person.email]);
    if (branchId !== null) await assertBranchExists(ctx, branchId);
    const passwordHash = await hashPassword(password);

    const { username, email, phone, firstName, lastName } = person;
    const userId = newId();
    await ctx.tx.execute(sql`select add_user(${userId}::uuid, ${username}, ${email}, ${phone}, ${firstName}, ${lastName}, ${passwordHash}, ${locale}, ${ctx.now.toISOString()}::timestamptz)`)
      .catch(refuseTaken);
    const worker = {
      storeId: ctx.storeId, id: newId(), userId, role, permissions, branchId, firstName, lastName, phone,
      status: "active" as const, createdAt: ctx.now,
    };
    await ctx.tx.insert(workers).values(worker);

    return { data: worker, events: [{ name: "worker.created", entityId: worker.id, after: { username, role, permissions, branchId, firstName, lastName } }] };
  },
});

/** Nobody gives what they do not have. */
function assertOwn(ctx: TxContext, permissions: readonly Permission[]): void {
  if (!permissions.every((permission) => ctx.grants.has(permission))) throw rejected("permissionsBeyondOwn", {}, "permissions");
}

async function assertBranchExists({ tx }: TxContext, branchId: string): Promise<void> {
  const [branch] = await tx.select({ id: locations.id }).from(locations).where(and(eq(locations.id, branchId), eq(locations.kind, "branch")));
  if (!branch) throw notFound("branch", "branchId");
}
