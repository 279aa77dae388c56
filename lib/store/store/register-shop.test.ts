import { eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { events, locations, outbox, registers, settings, stores, users, workers } from "@/db/schema";
import { findUserByLogin } from "@/lib/accounts/user/queries";
import { inStore } from "@/lib/core/in-store";
import { PERMISSIONS } from "@/lib/core/permissions";
import { owner, systemDb } from "@/lib/testing/db";
import { newPerson, openRegistered, stranger } from "@/lib/testing/people";

import { registerShop } from "./register-shop";

test("a shop opens with everything it needs to sell", async () => {
  const { ctx, shop, person } = await openRegistered();

  await inStore(ctx, async ({ tx }) => {
    expect(await tx.select().from(stores)).toMatchObject([{ id: shop.storeId, name: "Bahor", status: "active", currency: "UZS", timeZone: "Asia/Tashkent" }]);
    expect(await tx.select().from(settings)).toMatchObject([{ belowZero: "warn", discountLimit: 1_000, priceOverrideAllowed: false, cashRounding: 10_000n, dayStart: 0 }]);
    expect(await tx.select().from(locations)).toMatchObject([{ id: shop.branchId, kind: "branch" }]);
    expect((await tx.select().from(registers)).map(({ kind, prefix }) => [kind, prefix]).sort()).toEqual([["api", "A1"], ["till", "K1"]]);
    expect(await tx.select().from(workers)).toMatchObject([{ id: shop.workerId, role: "owner", permissions: PERMISSIONS, status: "active" }]);
    expect(await tx.select().from(events)).toMatchObject([{ name: "store.created", actorKind: "worker", actorId: shop.workerId }]);
    expect(await tx.select().from(outbox)).toHaveLength(1);
  });
  const user = await findUserByLogin(systemDb, person.username);
  expect(user).toMatchObject({ phone: person.phone, lastStoreId: shop.storeId });
  expect(user!.passwordHash).toMatch(/^\$argon2id\$/);
});

test("a shop without a name is called after its owner", async () => {
  const { shop } = await openRegistered({ storeName: "" });

  expect(shop.storeName).toBe("Dilnoza Karimova");
});

test.each([
  { what: "user name, also in other letters", clash: (first: ReturnType<typeof newPerson>) => ({ username: first.username.toUpperCase() }), field: "username" },
  { what: "phone, however it is written", clash: (first: ReturnType<typeof newPerson>) => ({ phone: first.phone!.replace("+998", "998 ") }), field: "phone" },
  { what: "e-mail", clash: (first: ReturnType<typeof newPerson>) => ({ email: first.email!.toUpperCase() }), field: "email" },
])("a $what that is taken is refused under its field, and nothing stays behind", async ({ clash, field }) => {
  const { person } = await openRegistered();
  const second = newPerson({ storeName: "Never", ...clash(person) });

  await expect(registerShop(stranger(), second)).rejects.toMatchObject({ code: "conflict", fields: { [field]: [{ key: `${field}Taken` }] } });
  if (field !== "username") expect(await systemDb.select().from(users).where(eq(users.username, second.username))).toEqual([]);
});

test("of twelve who want one name at once, one has it and one shop is made", async () => {
  const { username } = newPerson();

  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => registerShop(stranger(), newPerson({ username, storeName: username }))));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "conflict", key: "usernameTaken" });
  expect(await owner`select from stores where name = ${username}`).toHaveLength(1);
});

test.each(["1ali", "+998901234567", "a@b.uz", "ал и", "ali vali", "al", "a".repeat(33), "ali\u0000", "", "_ali", "али"])("%j is no user name", async (username) => {
  await expect(registerShop(stranger(), newPerson({ username }))).rejects.toMatchObject({ name: "ZodError" });
});

test.each(["ali", "Ali.Vali", "a-1_b", "demo-seller1"])("%j is one", async (name) => {
  const username = `${name}${newPerson().username.slice(-10)}`;

  expect((await openRegistered({ username })).shop.storeName).toBe("Bahor");
});

test.each([
  { password: "short7!", refusal: { name: "ZodError" } },
  { password: "password", refusal: { fields: { password: [{ key: "passwordCommon" }] } } },
  { password: "12345678", refusal: { fields: { password: [{ key: "passwordCommon" }] } } },
  { password: "Qwertyuiop", refusal: { fields: { password: [{ key: "passwordCommon" }] } } },
  { password: "aaaaaaaaaaaa", refusal: { fields: { password: [{ key: "passwordCommon" }] } } },
])("$password is no password", async ({ password, refusal }) => {
  await expect(registerShop(stranger(), newPerson({ password }))).rejects.toMatchObject(refusal);
});

test("the own name is no password", async () => {
  const person = newPerson();

  await expect(registerShop(stranger(), { ...person, password: person.username.toUpperCase() })).rejects.toMatchObject({ fields: { password: [{ key: "passwordIsName" }] } });
});

test.each([
  { phone: "90 123-45-6", isPhone: false },
  { phone: "call me", isPhone: false },
  { phone: "+1 202 555 0143", isPhone: true },
  { phone: "", isPhone: true },
])("$phone: $isPhone", async ({ phone, isPhone }) => {
  const asked = registerShop(stranger(), newPerson({ phone }));

  await (isPhone ? expect(asked).resolves.toBeDefined() : expect(asked).rejects.toMatchObject({ name: "ZodError" }));
});

test("one address opens no more than twenty shops an hour", async () => {
  const address = "198.51.100.20";
  for (let n = 0; n < 20; n++) await registerShop(stranger({ address }), { ...newPerson(), password: "password" }).catch(() => undefined);

  await expect(registerShop(stranger({ address }), newPerson())).rejects.toMatchObject({ code: "too_many", params: { seconds: expect.any(Number) } });
});
