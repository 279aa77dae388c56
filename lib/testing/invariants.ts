import { expect } from "vitest";

import { verifyInvariants } from "@/db/verify";

import { db, systemDb } from "./db";

/** The invariants of the domain hold for every shop in this worker's database. */
export async function expectInvariants(): Promise<void> {
  const checked = await verifyInvariants({ db, systemDb });
  expect(checked.filter(({ broken }) => broken.length > 0)).toEqual([]);
}
