import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";

import { events, users, workers } from "@/db/schema";
import type { Context } from "@/lib/core/context";
import { inStore } from "@/lib/core/in-store";
import { PERMISSIONS, ROLE_PERMISSIONS } from "@/lib/core/permissions";
import { db, systemDb } from "@/lib/testing/db";
import { newPerson, openRegistered, stranger } from "@/lib/testing/people";

import { signIn } from "../session/sign-in";
import { createWorker } from "./create-worker";
import { dismissWorker } from "./dismiss-worker";
import type { CreateWorkerInput } from "./schemas";

const someone = (changes: Partial<CreateWorkerInput> = {}): CreateWorkerInput => ({ ...newPerson(), role: "seller", ...changes });

/** A new worker of this role, at work. */
async function worksAs({ ctx }: Awaited<ReturnType<typeof openRegistered>>, role: "manager" | "seller", change: Partial<Context> = {}): Promise<Context> {
  const { id } = await createWorker(ctx, someone({ role }));
  return { ...ctx, actor: { kind: "worker", id }, grants: new Set(ROLE_PERMISSIONS[role]), ...change };
}

const factsOf = async ({ ctx }: Awaited<ReturnType<typeof openRegistered>>) =>
  inStore(ctx, async ({ tx }) => (await tx.select({ name: events.name }).from(events)).map(({ name }) => name).sort());

describe("a new worker", () => {
  test("has the permissions of the role and may sign in", async () => {
    const shop = await openRegistered();
    const person = someone({ branchId: shop.shop.branchId });

    const worker = await createWorker(shop.ctx, person);

    expect(worker).toMatchObject({ role: "seller", branchId: shop.shop.branchId, status: "active", permissions: ROLE_PERMISSIONS.seller });
    await expect(signIn(stranger(), { login: person.username, password: person.password })).resolves.toBeDefined();
    expect(await factsOf(shop)).toEqual(["store.created", "worker.created"]);
    expect(await systemDb.select().from(users).where(eq(users.username, person.username))).toMatchObject([{ isPlatformAdmin: false, isDemo: false }]);
  });

  test("whose name is taken is refused under its field, and leaves no trace", async () => {
    const shop = await openRegistered();
    const { username } = (await openRegistered()).person;

    await expect(createWorker(shop.ctx, someone({ username }))).rejects.toMatchObject({ code: "conflict", fields: { username: [{ key: "usernameTaken" }] } });
    expect(await inStore(shop.ctx, ({ tx }) => tx.select().from(workers))).toHaveLength(1);
    expect(await factsOf(shop)).toEqual(["store.created"]);
  });

  test("is given no more than the giver has", async () => {
    const { ctx } = await openRegistered();
    const clerk = { ...ctx, grants: new Set(["worker.create", ...ROLE_PERMISSIONS.seller] as const) };

    await expect(createWorker(clerk, someone({ role: "owner" }))).rejects.toMatchObject({ key: "permissionsBeyondOwn" });
    await expect(createWorker(clerk, someone({ permissions: ["cost.see"] }))).rejects.toMatchObject({ key: "permissionsBeyondOwn" });
    await expect(createWorker(clerk, someone())).resolves.toBeDefined();
  });

  test("does not work in another store's branch", async () => {
    const [mine, theirs] = [await openRegistered(), await openRegistered()];

    await expect(createWorker(mine.ctx, someone({ branchId: theirs.shop.branchId }))).rejects.toMatchObject({ code: "not_found", key: "notFound.branch" });
  });

  test("is made by a manager, but for an owner; a seller makes none", async () => {
    const shop = await openRegistered();
    const manager = await worksAs(shop, "manager");

    await expect(createWorker(manager, someone())).resolves.toMatchObject({ role: "seller" });
    await expect(createWorker(manager, someone({ role: "owner" }))).rejects.toMatchObject({ key: "permissionsBeyondOwn" });
    await expect(createWorker({ ...manager, grants: new Set(PERMISSIONS) }, someone({ role: "owner" }))).rejects.toMatchObject({ code: "rejected", key: "ownersOwnOwners" });
    await expect(createWorker(await worksAs(shop, "seller"), someone())).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of a manager who belongs to one branch belongs to it, too", async () => {
    const shop = await openRegistered();
    const here = await worksAs(shop, "manager", { branchIds: [shop.shop.branchId] });
    const everywhere = await createWorker(shop.ctx, someone());

    await expect(createWorker(here, someone({ branchId: shop.shop.branchId }))).resolves.toBeDefined();
    await expect(createWorker(here, someone())).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
    await expect(dismissWorker(here, { id: everywhere.id })).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  });
});

describe("a worker who leaves", () => {
  test("leaves once, whoever asks again", async () => {
    const shop = await openRegistered();
    const { id } = await createWorker(shop.ctx, someone());

    expect(await dismissWorker(shop.ctx, { id })).toMatchObject({ status: "left" });
    expect(await dismissWorker(shop.ctx, { id })).toMatchObject({ status: "left" });
    expect(await factsOf(shop)).toEqual(["store.created", "worker.created", "worker.dismissed"]);
  });

  test("is not the last owner", async () => {
    const shop = await openRegistered();

    await expect(dismissWorker(shop.ctx, { id: shop.shop.workerId })).rejects.toMatchObject({ code: "rejected", key: "lastOwner" });
    const second = await createWorker(shop.ctx, someone({ role: "owner" }));
    await expect(dismissWorker(shop.ctx, { id: shop.shop.workerId })).resolves.toMatchObject({ status: "left" });
    await expect(dismissWorker(shop.ctx, { id: second.id })).rejects.toMatchObject({ key: "lastOwner" });
  });

  test("two owners who dismiss each other at once do not leave the shop without one", async () => {
    const shop = await openRegistered();
    const second = await createWorker(shop.ctx, someone({ role: "owner" }));

    const answers = await Promise.allSettled([dismissWorker(shop.ctx, { id: second.id }), dismissWorker(shop.ctx, { id: shop.shop.workerId })]);

    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is dismissed by a manager, unless it is an owner", async () => {
    const shop = await openRegistered();
    const manager = await worksAs(shop, "manager");
    const [seller, owner] = [await createWorker(shop.ctx, someone()), await createWorker(shop.ctx, someone({ role: "owner" }))];

    await expect(dismissWorker(manager, { id: seller.id })).resolves.toMatchObject({ status: "left" });
    for (const grants of [manager.grants, new Set(PERMISSIONS)]) {
      await expect(dismissWorker({ ...manager, grants }, { id: owner.id })).rejects.toMatchObject({ code: "rejected", key: "ownersOwnOwners" });
    }
    await expect(dismissWorker(shop.ctx, { id: owner.id })).resolves.toMatchObject({ status: "left" });
  });

  test("is not another store's", async () => {
    const [mine, theirs] = [await openRegistered(), await openRegistered()];

    await expect(dismissWorker(mine.ctx, { id: theirs.shop.workerId })).rejects.toMatchObject({ code: "not_found" });
  });
});

test("an owner's list of permissions is all of them", async () => {
  const { ctx } = await openRegistered();

  expect(await inStore(ctx, ({ tx }) => tx.select().from(workers))).toMatchObject([{ permissions: PERMISSIONS }]);
});

test("the door to people opens one way: the application adds a person and can make nobody an administrator", async () => {
  await expect(db.execute(sql`insert into users (id) values (gen_random_uuid())`)).rejects.toMatchObject({ code: "42501" });
  await expect(db.execute(sql`update users set is_platform_admin = true`)).rejects.toMatchObject({ code: "42501" });
});
