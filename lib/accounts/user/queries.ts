import "server-only";

import { eq, sql } from "drizzle-orm";

import type { Database } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { toE164 } from "@/lib/core/phone";

/** The person of a user name, e-mail or phone number. Runs as `shop_system`. */
export async function findUserByLogin(systemDb: Database, login: string) {
  const [user] = await systemDb.select().from(users).where(named(login.trim()));
  return user;
}

function named(login: string) {
  if (login.includes("@")) return eq(users.email, login.toLowerCase());
  if (/^[A-Za-z]/.test(login)) return eq(sql`lower(${users.username})`, login.toLowerCase());
  return eq(users.phone, toE164(login) ?? "");
}

/** The person of a session, who is there as long as the session lives. Runs as `shop_system`. */
export async function readUser(systemDb: Database, userId: string) {
  const [user] = await systemDb.select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError("unauthenticated", "unauthenticated");
  return user;
}
