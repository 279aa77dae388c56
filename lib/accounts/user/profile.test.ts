import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";

import { platformEvents, users, workers } from "@/db/schema";
import { inStore } from "@/lib/core/in-store";
import { systemDb } from "@/lib/testing/db";
import { openRegistered, PASSWORD, stranger } from "@/lib/testing/people";

import { signIn } from "../session/sign-in";
import { changePassword } from "./change-password";
import { updateProfile } from "./update-profile";

/** Somebody in their own session. */
async function me() {
  const registered = await openRegistered();
  const { sessionId } = await signIn(stranger(), { login: registered.person.username, password: PASSWORD });
  return { ...registered, asMe: { ...stranger(), userId: registered.shop.userId, sessionId } };
}

test("a person changes their name and language; what is not named stays, and so does the shop's own copy", async () => {
  const { asMe, ctx, person } = await me();

  const profile = await updateProfile(asMe, { firstName: " Nodira  Begim ", locale: "uz-Cyrl" });

  expect(profile).toMatchObject({ username: person.username, firstName: "Nodira Begim", lastName: "Karimova", locale: "uz-Cyrl" });
  expect(profile).not.toHaveProperty("passwordHash");
  expect(await inStore(ctx, ({ tx }) => tx.select({ firstName: workers.firstName }).from(workers))).toEqual([{ firstName: "Dilnoza" }]);
});

test.each([{ firstName: "" }, { firstName: "a\u0000b" }, { lastName: "x".repeat(61) }, { locale: "de" as never }])("%j is refused", async (change) => {
  const { asMe } = await me();

  await expect(updateProfile(asMe, change)).rejects.toMatchObject({ name: "ZodError" });
});

test("what changed of a person is kept, before and after; nothing changed leaves nothing", async () => {
  const { asMe } = await me();

  await updateProfile(asMe, { firstName: "Nodira", lastName: "Karimova", locale: "ru" });
  await updateProfile(asMe, { firstName: "Nodira" });

  const facts = await systemDb.select().from(platformEvents).where(and(eq(platformEvents.userId, asMe.userId), eq(platformEvents.name, "user.updated")));
  expect(facts).toMatchObject([{ before: { firstName: "Dilnoza" }, after: { firstName: "Nodira", locale: "ru" } }]);
  expect(Object.keys(facts[0]!.after as object)).not.toContain("lastName");
});

test("nobody makes themselves an administrator on the way", async () => {
  const { asMe } = await me();

  await updateProfile(asMe, { firstName: "A", isPlatformAdmin: true, username: "root", status: "blocked" } as never);

  expect(await systemDb.select().from(users).where(eq(users.id, asMe.userId))).toMatchObject([{ isPlatformAdmin: false, status: "active" }]);
});

test("guessing the old password from an unlocked screen is stopped", async () => {
  const { asMe } = await me();
  for (let n = 0; n < 10; n++) await changePassword(asMe, { current: `guess-${n}`, password: "Yangi-parol-77" }).catch(() => undefined);

  await expect(changePassword(asMe, { current: PASSWORD, password: "Yangi-parol-77" })).rejects.toMatchObject({ code: "too_many" });
});

test("a new password is as good as at registration", async () => {
  const { asMe, person } = await me();

  for (const password of ["password1", person.username, person.phone!]) {
    await expect(changePassword(asMe, { current: PASSWORD, password })).rejects.toMatchObject({ code: "invalid", fields: { password: [{ key: expect.stringMatching(/^password/) }] } });
  }
});
