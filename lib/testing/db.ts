import postgres from "postgres";
import { afterAll, inject } from "vitest";

import { connect } from "@/db/client";

const template = inject("template");
const name = `shop_worker_${process.env.VITEST_POOL_ID ?? "1"}`;
const inDatabase = (url: string, database: string) => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

await cloneTemplate();

/** This worker's database as `shop_app`, with 40 connections: races are run through it. */
export const db = connect(urlOf(), 40);

/** This worker's database as `shop_system`. */
export const systemDb = connect(inDatabase(template.systemUrl, name), 10);

/** This worker's database as its owner, whom no policy stops: for looking at what really lies there. */
export const owner = postgres(inDatabase(template.ownerUrl, name), { max: 4, onnotice: () => undefined });

afterAll(async () => {
  await Promise.all([db, systemDb].map(({ $client }) => $client.end({ timeout: 5 })).concat(owner.end()));
});

/** Where `db` connects to. */
export function urlOf(): string {
  return inDatabase(template.appUrl, name);
}

/** One database per worker and run: its files share it, and each test makes a shop of its own. */
async function cloneTemplate(): Promise<void> {
  const admin = postgres(inDatabase(template.ownerUrl, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    const [found] = await admin`select from pg_database where datname = ${name}`;
    if (!found) await clone(admin);
  } finally {
    await admin.end();
  }
}

/** A template that another worker is copying from, or has just connected to, cannot be copied: wait for it. */
async function clone(admin: postgres.Sql, attempt = 1): Promise<void> {
  try {
    await admin.unsafe(`create database ${name} template shop_template`);
  } catch (error) {
    const isBusy = (error as { code?: string }).code === "55006";
    if (!isBusy || attempt === 50) throw error;
    await new Promise((done) => setTimeout(done, 100));
    await clone(admin, attempt + 1);
  }
}
