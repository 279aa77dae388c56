import type { TestProject } from "vitest/node";

import { migrateDatabase } from "@/scripts/start/migrate";
import { NOT_DURABLE, throwAwayCluster } from "@/scripts/start/postgres";
import { asOwner, ensureRoles } from "@/scripts/start/roles";

declare module "vitest" {
  export interface ProvidedContext {
    /** The template every worker's database is cloned from, by its three logins. */
    template: { ownerUrl: string; appUrl: string; systemUrl: string };
  }
}

const TEMPLATE = "shop_template";

/** One PostgreSQL for the run, thrown away with it; `npm test` starts it before and says so in `TEST_CLUSTER_URL`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env.TEST_CLUSTER_URL;
  const cluster = shared ? undefined : await throwAwayCluster(NOT_DURABLE);
  const superuserUrl = shared ?? cluster?.url("postgres") ?? "";

  await asOwner(superuserUrl, async (owner) => {
    await owner.unsafe(`drop database if exists ${TEMPLATE} with (force)`);
    await owner.unsafe(`create database ${TEMPLATE}`);
  });
  const ownerUrl = new URL(superuserUrl);
  ownerUrl.pathname = `/${TEMPLATE}`;
  const template = await ensureRoles(ownerUrl.href, {});
  await migrateDatabase(ownerUrl.href);

  project.provide("template", template);
  return async () => cluster?.stop();
}
