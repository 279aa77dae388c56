import "server-only";

import { eq, sql } from "drizzle-orm";

import type { Database, Transaction } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { toE164 } from "@/lib/core/phone";

/** The person of a user name, e-mail or phone number. Runs as `shop_system`. */
export async function findUserByLogin(systemDb: Database, login: string) {
  const [user] = await systemDb.select().from(users).where(named(login));
  return user;
}

function named(login: string) {
  const plain = plainLogin(login);
  if (plain.includes("@")) return eq(users.email, plain);
  if (/^[a-z]/.test(plain)) return eq(sql`lower(${users.username})`, plain);
  return eq(users.phone, plain);
}

/** What a login comes to, however it is spelt: an e-mail and a user name in small letters, a phone number as E.164. */
export function plainLogin(login: string): string {
  const typed = login.trim().toLowerCase();
  return typed.includes("@") || /^[a-z]/.test(typed) ? typed : (toE164(typed) ?? typed);
}

/** The person of a session, who is there as long as the session lives. Runs as `shop_system`. */
export async function readUser(systemDb: Database, userId: string) {
  const [user] = await systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError("unauthenticated", "unauthenticated");
  return user;
}

/** The same, held until the transaction ends. */
export async function lockUser(tx: Transaction, userId: string) {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("no key update");
  if (!user) throw new AppError("unauthenticated", "unauthenticated");
  return user;
}
