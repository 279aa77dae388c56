import "server-only";

import { lt } from "drizzle-orm";

import { type Database, systemDb } from "@/db/client";
import { rateLimits, sessions, tokens } from "@/db/schema";
import { type Storage, storage } from "@/lib/core/storage";

import { sweepKeys } from "./idempotency";
import { log } from "./log";

const HOUR_MS = 3_600_000;
/** The file of an import, for as long as its bad rows may be fetched again. */
const IMPORT_FILE_DAYS = 30;

/** Removes what has outlived its use and belongs to nobody who would come and do it: old answers of the API, ended sign-ins, files of imports. */
export async function sweep(db: Database, files: Storage, now: Date): Promise<void> {
  await sweepKeys(db, now);
  await db.delete(rateLimits).where(lt(rateLimits.resetsAt, now));
  await db.delete(tokens).where(lt(tokens.expiresAt, now));
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await files.sweep("imports", new Date(now.getTime() - IMPORT_FILE_DAYS * 24 * HOUR_MS));
}

/** Sweeps a minute after the start and every hour from then on, for as long as the server runs. Replicas may do so at once. */
export function sweepRegularly(): void {
  const run = () => void sweep(systemDb, storage, new Date()).catch((error: unknown) => log.warn({ reason: error instanceof Error ? error.message : String(error) }, "the sweep failed; the next one will do its work"));
  setTimeout(run, 60_000).unref();
  setInterval(run, HOUR_MS).unref();
}
