import { and, eq, isNull } from "drizzle-orm";
import { expect, test, vi } from "vitest";

import { sessions, stores, tokens, users, workers } from "@/db/schema";
import { saveEvents } from "@/lib/core/events";
import { inStore } from "@/lib/core/in-store";
import { db, owner, systemDb } from "@/lib/testing/db";
import { newPerson, openRegistered, PASSWORD, stranger } from "@/lib/testing/people";

import { changePassword } from "../user/change-password";
import { lockUser } from "../user/queries";
import { resetPassword } from "../user/reset-password";
import { createWorker } from "../worker/create-worker";
import { dismissWorker } from "../worker/dismiss-worker";
import { logIn } from "./log-in";
import { findIdentity, findIdentityByToken } from "./queries";
import { refreshTokens } from "./refresh-tokens";
import { endSessionsOf, extendSession } from "./sessions";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";
import { switchStore } from "./switch-store";
import { tokenHash } from "./tokens";

type Registered = Awaited<ReturnType<typeof openRegistered>>;

const now = () => new Date();
const lives = async (sessionId: string) => (await findIdentity(systemDb, sessionId, now())) !== undefined;
const counts = async (access: string, at = now()) => (await findIdentityByToken(systemDb, tokenHash(access), at)) !== undefined;

/** A person signed in twice: in a browser and by a program. */
async function signedIn(login: string, password = PASSWORD) {
  const { sessionId } = await signIn(stranger(), { login, password });
  const pair = await logIn(stranger(), { login, password });
  return { sessionId, pair };
}

test("a person comes in by name, phone or e-mail, however they write it", async () => {
  const { person, shop } = await openRegistered();
  const { username, phone, email } = person;

  for (const login of [username, username.toUpperCase(), ` ${username} `, phone!, phone!.slice(4), phone!.slice(1), email!, email!.toUpperCase()]) {
    const { sessionId } = await signIn(stranger(), { login, password: PASSWORD });
    expect(await findIdentity(systemDb, sessionId, now())).toMatchObject({ username, storeId: shop.storeId, workerId: shop.workerId, role: "owner" });
  }
});

test("a wrong password and an unknown account get one answer after the same work", async () => {
  const { person } = await openRegistered();
  const ask = async (login: string) => {
    const began = performance.now();
    const refusal = await signIn(stranger(), { login, password: "not-this-one" }).catch((error) => error);
    return { ms: performance.now() - began, refusal };
  };
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
  const known = []; const unknown = [];
  for (let n = 0; n < 9; n++) {
    known.push(await ask(person.username));
    unknown.push(await ask("nobody-at-all"));
  }

  expect({ ...unknown[0]!.refusal }).toEqual({ ...known[0]!.refusal });
  expect(known[0]!.refusal).toMatchObject({ code: "unauthenticated", key: "signInFailed" });
  // Hashing is by far the most of it: without it the unknown one would take a tenth.
  expect(median(unknown.map(({ ms }) => ms))).toBeGreaterThan(median(known.map(({ ms }) => ms)) * 0.5);
});

test("after ten attempts on a name from an address the right password waits too; another till of the shop does not", async () => {
  const { person } = await openRegistered();
  const [address, elsewhere] = ["198.51.100.1", "198.51.100.2"];
  for (let n = 0; n < 10; n++) await signIn(stranger({ address }), { login: person.username, password: "wrong-password" }).catch(() => undefined);

  await expect(signIn(stranger({ address }), { login: person.username, password: PASSWORD })).rejects.toMatchObject({ code: "too_many", params: { seconds: expect.any(Number) } });
  await expect(signIn(stranger({ address: elsewhere }), { login: person.username, password: PASSWORD })).resolves.toBeDefined();

  const later = new Date(Date.now() + 16 * 60_000);
  await expect(signIn(stranger({ address, now: later }), { login: person.username, password: PASSWORD })).resolves.toBeDefined();
});

test("who signs in rightly all day is never counted out", async () => {
  const { person } = await openRegistered();
  const address = "198.51.100.3";

  for (let n = 0; n < 15; n++) await expect(signIn(stranger({ address }), { login: person.username, password: PASSWORD })).resolves.toBeDefined();
});

test("one address that tries many accounts is stopped", async () => {
  const address = "198.51.100.4";
  await owner`insert into rate_limits select key, 300, now() + interval '5 minutes' from (values (${`sign-in-address:${tokenHash(address)}`})) as kept (key)`;

  await expect(signIn(stranger({ address }), { login: "somebody", password: "whatever-it-is" })).rejects.toMatchObject({ code: "too_many" });
});

test("a name is one, however it is spelt: ten attempts are not ten for each spelling", async () => {
  const { person } = await openRegistered();
  const address = "198.51.100.5";
  const { username, phone, email } = person;
  const names = [
    [username, username.toUpperCase(), `${username} `],
    [phone!, phone!.slice(4), phone!.slice(1), `${phone!.slice(0, 4)} ${phone!.slice(4)}`],
    [email!, email!.toUpperCase(), ` ${email}`],
  ];
  for (const spellings of names) {
    for (let n = 0; n < 10; n++) await expect(signIn(stranger({ address }), { login: spellings[n % spellings.length]!, password: "wrong-password" })).rejects.toMatchObject({ key: "signInFailed" });
    for (const login of spellings) await expect(signIn(stranger({ address }), { login, password: PASSWORD })).rejects.toMatchObject({ code: "too_many" });
  }
});

test("nobody learns from what is counted that two names are one person's", async () => {
  const [{ person }, other] = [await openRegistered(), await openRegistered()];
  const address = "198.51.100.7";
  for (let n = 0; n < 10; n++) await signIn(stranger({ address }), { login: person.username, password: "wrong-password" }).catch(() => undefined);

  const answers = await Promise.all([person.email!, person.phone!, other.person.email!, "nobody@at.all"].map((login) => signIn(stranger({ address }), { login, password: "wrong-password" }).catch((error: unknown) => ({ ...(error as object) }))));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ key: "signInFailed" });
});

test("a name that is nobody's counts as one, too: nobody learns from it that there is no such account", async () => {
  const address = "198.51.100.6";
  const spellings = ["nobody-here", "NOBODY-here", " nobody-here"];
  for (let n = 0; n < 10; n++) await expect(signIn(stranger({ address }), { login: spellings[n % 3]!, password: "wrong-password" })).rejects.toMatchObject({ key: "signInFailed" });

  await expect(signIn(stranger({ address }), { login: "nobody-here", password: "wrong-password" })).rejects.toMatchObject({ code: "too_many" });
});

test("who proved the old password while it was being changed does not come in", async () => {
  for (const enter of [signIn, logIn]) {
    const { person, shop } = await openRegistered();
    const entering = await systemDb.transaction(async (tx) => {
      await lockUser(tx, shop.userId);
      const asked = enter(stranger(), { login: person.username, password: PASSWORD }).then(() => "in", ({ key }: { key?: string }) => key);
      await vi.waitFor(async () => {
        const [row] = await owner`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        expect(row!.n).toBe(1);
      }, { timeout: 10_000 });
      await tx.update(users).set({ passwordHash: "another" }).where(eq(users.id, shop.userId));
      await endSessionsOf(tx, shop.userId, now());
      return { asked };
    });

    expect(await entering.asked).toBe("signInFailed");
    expect(await systemDb.$count(sessions, and(eq(sessions.userId, shop.userId), isNull(sessions.revokedAt)))).toBe(0);
  }
});

test("of two who change one password at once, one does", async () => {
  const { person, shop } = await openRegistered();
  const { sessionId } = await signedIn(person.username);
  const me = { ...stranger(), userId: shop.userId, sessionId };

  const answers = await Promise.allSettled(["Yangi-parol-77", "Yangi-parol-78"].map((password) => changePassword(me, { current: PASSWORD, password })));
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a demo account is let in from this machine only, and answers others like no account", async () => {
  const { person } = await openRegistered();
  await systemDb.update(users).set({ isDemo: true }).where(eq(users.username, person.username));

  await expect(signIn(stranger({ address: "127.0.0.1", isHere: true }), { login: person.username, password: PASSWORD })).resolves.toBeDefined();
  for (const address of ["127.0.0.1", "10.0.0.5", "unknown"]) {
    await expect(signIn(stranger({ address }), { login: person.username, password: PASSWORD })).rejects.toMatchObject({ key: "signInFailed" });
  }
});

test("a worker who leaves is out at once, in the browser and by token, and their old cookie never works again", async () => {
  const { ctx } = await openRegistered();
  const person = newPerson();
  const worker = await createWorker(ctx, { ...person, role: "seller" });
  const { sessionId, pair } = await signedIn(person.username);
  expect([await lives(sessionId), await counts(pair.access)]).toEqual([true, true]);

  await dismissWorker(ctx, { id: worker.id });

  expect([await lives(sessionId), await counts(pair.access)]).toEqual([false, false]);
  await expect(refreshTokens(stranger(), { refresh: pair.refresh })).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signIn(stranger(), { login: person.username, password: PASSWORD })).rejects.toMatchObject({ code: "rejected", key: "noStore" });

  await inStore(ctx, ({ tx }) => tx.update(workers).set({ status: "active" }).where(eq(workers.id, worker.id))); // taken on again
  expect([await lives(sessionId), await counts(pair.access)]).toEqual([false, false]);
});

test("a blocked store or person is out at once", async () => {
  for (const block of [
    ({ ctx }: Registered) => inStore(ctx, ({ tx }) => tx.update(stores).set({ status: "blocked" })),
    ({ shop: { userId } }: Registered) => systemDb.update(users).set({ status: "blocked" }).where(eq(users.id, userId)),
  ]) {
    const registered = await openRegistered();
    const { person } = registered;
    const { sessionId, pair } = await signedIn(person.username);

    await block(registered);

    expect([await lives(sessionId), await counts(pair.access)]).toEqual([false, false]);
    await expect(signIn(stranger(), { login: person.username, password: PASSWORD })).rejects.toMatchObject({ name: "AppError" });
  }
});

test("a changed password ends every session but the one that changed it", async () => {
  const { person, shop } = await openRegistered();
  const { sessionId, pair } = await signedIn(person.username);
  const other = await signedIn(person.username);
  const me = { ...stranger(), userId: shop.userId, sessionId };

  await expect(changePassword(me, { current: PASSWORD, password: PASSWORD })).rejects.toMatchObject({ fields: { password: [{ key: "passwordSame" }] } });
  await expect(changePassword(me, { current: "not-this-one", password: "Yangi-parol-77" })).rejects.toMatchObject({ fields: { current: [{ key: "passwordWrong" }] } });
  await changePassword(me, { current: PASSWORD, password: "Yangi-parol-77" });

  expect(await lives(sessionId)).toBe(true);
  expect([await counts(pair.access), await lives(other.sessionId), await counts(other.pair.access)]).toEqual([false, false, false]);
  await expect(refreshTokens(stranger(), { refresh: pair.refresh })).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signIn(stranger(), { login: person.username, password: PASSWORD })).rejects.toMatchObject({ key: "signInFailed" });
  await expect(signIn(stranger(), { login: person.username, password: "Yangi-parol-77" })).resolves.toBeDefined();
});

test("the operator's reset ends every session", async () => {
  const { person } = await openRegistered();
  const { sessionId } = await signedIn(person.username);

  await resetPassword(stranger(), person.username, "Yangi-parol-77");

  expect(await lives(sessionId)).toBe(false);
  await expect(signIn(stranger(), { login: person.username, password: "Yangi-parol-77" })).resolves.toBeDefined();
});

test("signing out ends this session and no other", async () => {
  const { person, shop } = await openRegistered();
  const [here, there] = [await signedIn(person.username), await signedIn(person.username)];

  await signOut({ ...stranger(), userId: shop.userId, sessionId: here.sessionId }, {});

  expect([await lives(here.sessionId), await lives(there.sessionId)]).toEqual([false, true]);
});

test("a session and an access token end by themselves", async () => {
  const { person } = await openRegistered();
  const { sessionId, pair } = await signedIn(person.username);
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  expect([await counts(pair.access, later(14)), await counts(pair.access, later(16))]).toEqual([true, false]);
  expect(await findIdentity(systemDb, sessionId, later(31 * 24 * 60))).toBeUndefined();
});

test("a session that is used lives on, and is written once a day at most", async () => {
  const { person } = await openRegistered();
  const { sessionId, pair } = await signedIn(person.username);
  const later = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);
  const endOf = async (id: string) => (await systemDb.select({ expiresAt: sessions.expiresAt }).from(sessions).where(eq(sessions.id, id)))[0]!.expiresAt;
  const use = async (at: Date) => extendSession(systemDb, (await findIdentity(systemDb, sessionId, at))!, at);

  const first = await endOf(sessionId);
  await use(later(0.9));
  expect(await endOf(sessionId)).toEqual(first);
  await use(later(20));
  await use(later(45)); // 45 days after the sign-in: it would have ended after 30
  expect(await findIdentity(systemDb, sessionId, later(74))).toBeDefined();
  expect(await findIdentity(systemDb, sessionId, later(76))).toBeUndefined();

  const next = await refreshTokens({ ...stranger(), now: later(20) }, { refresh: pair.refresh });
  const last = await refreshTokens({ ...stranger(), now: later(45) }, { refresh: next.refresh });
  expect(await counts(last.access, later(45))).toBe(true); // what a refresh token promises, its session keeps
});

test("a session that ended is not begun again by who still uses it", async () => {
  const { person, shop } = await openRegistered();
  const { sessionId } = await signIn(stranger(), { login: person.username, password: PASSWORD });
  const identity = (await findIdentity(systemDb, sessionId, now()))!;
  await signOut({ ...stranger(), userId: shop.userId, sessionId }, {});
  await extendSession(systemDb, identity, new Date(Date.now() + 20 * 24 * 60 * 60_000));
  expect(await lives(sessionId)).toBe(false);
});

test("a refresh token works once; the second time ends the session for both who hold it", async () => {
  const { person } = await openRegistered();
  const { pair } = await signedIn(person.username);

  const next = await refreshTokens(stranger(), { refresh: pair.refresh });
  expect([await counts(next.access), next.refresh === pair.refresh]).toEqual([true, false]);

  await expect(refreshTokens(stranger(), { refresh: pair.refresh })).rejects.toMatchObject({ code: "unauthenticated" });
  expect([await counts(pair.access), await counts(next.access)]).toEqual([false, false]);
  await expect(refreshTokens(stranger(), { refresh: next.refresh })).rejects.toMatchObject({ code: "unauthenticated" });
});

test("an address that asks for new tokens all the time is stopped, and another is not", async () => {
  const { person } = await openRegistered();
  const { pair } = await signedIn(person.username);
  const busy = stranger();
  await owner`insert into rate_limits select key, 120, now() + interval '5 minutes' from (values (${`refresh:${tokenHash(busy.address)}`})) as kept (key)`;

  await expect(refreshTokens(busy, { refresh: pair.refresh })).rejects.toMatchObject({ code: "too_many" });
  expect(await counts((await refreshTokens(stranger(), { refresh: pair.refresh })).access)).toBe(true);
});

test("of twenty who present one refresh token at once, at most one is given a pair, and the session ends", async () => {
  const { person } = await openRegistered();
  const { pair } = await signedIn(person.username);

  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => refreshTokens(stranger(), { refresh: pair.refresh })));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await counts(pair.access)).toBe(false);
});

test("an access token is no refresh token, and no token is kept as it is", async () => {
  const { person } = await openRegistered();
  const { pair } = await signedIn(person.username);

  await expect(refreshTokens(stranger(), { refresh: pair.access })).rejects.toMatchObject({ code: "unauthenticated" });
  expect(await counts(pair.refresh)).toBe(false);
  const kept = (await systemDb.select().from(tokens)).map(({ hash }) => hash);
  expect(kept).not.toContain(pair.access);
  expect(kept).toContain(tokenHash(pair.access));
});

test("a person with two shops lands in the last one used, and only in their own", async () => {
  const { person, shop } = await openRegistered();
  const second = await openRegistered();
  const foreign = await openRegistered();
  const workerId = crypto.randomUUID();
  await systemDb.insert(workers).values({
    storeId: second.shop.storeId, id: workerId, userId: shop.userId, role: "manager", permissions: ["sale.read"], branchId: null,
    firstName: "D", lastName: "K", phone: null, status: "active", createdAt: now(),
  });
  await inStore(second.ctx, (tx) => saveEvents(tx, [{ name: "worker.created", entityId: workerId }]));
  const { sessionId } = await signIn(stranger(), { login: person.username, password: PASSWORD });
  const me = { ...stranger(), userId: shop.userId, sessionId };
  expect(await findIdentity(systemDb, sessionId, now())).toMatchObject({ storeId: shop.storeId, role: "owner" });

  await switchStore(me, { storeId: second.shop.storeId });

  expect(await findIdentity(systemDb, sessionId, now())).toMatchObject({ storeId: second.shop.storeId, role: "manager", permissions: ["sale.read"] });
  const again = await signIn(stranger(), { login: person.username, password: PASSWORD });
  expect(await findIdentity(systemDb, again.sessionId, now())).toMatchObject({ storeId: second.shop.storeId });
  await expect(switchStore(me, { storeId: foreign.shop.storeId })).rejects.toMatchObject({ code: "not_found" });
});

test("the application's role cannot look at people, sessions and tokens", async () => {
  for (const table of [users, sessions, tokens]) await expect(db.select().from(table as typeof users)).rejects.toMatchObject({ code: "42501" });
});
