import { afterAll, beforeAll, expect, it } from "vitest";

import { embeddedDatabase } from "./environment";
import { type Cluster, NOT_DURABLE, throwAwayCluster } from "./postgres";
import { asOwner } from "./roles";
import { fillEmpty } from "./seed";

let cluster: Cluster;
let url: string;
beforeAll(async () => {
  cluster = await throwAwayCluster(NOT_DURABLE);
  url = (await embeddedDatabase(cluster)).ownerUrl;
});
afterAll(() => cluster.stop());

const register = (name: string) => asOwner(url, async (owner) => {
  await owner`insert into users (id, username, first_name, last_name, password_hash, locale, is_platform_admin, is_demo, status, created_at)
    values (gen_random_uuid(), ${name}, 'A', 'B', 'none', 'uz', false, false, 'active', now())`;
});
const cutOff = async () => { throw new Error("cut off"); };

it("a demo shop that was cut off says so and what to do, one that is whole is only no empty database", async () => {
  await expect(fillEmpty(url, cutOff)).rejects.toThrow("cut off"); // before anybody was there: begun anew
  await expect(fillEmpty(url, async () => { await register("demo-owner"); await cutOff(); })).rejects.toThrow("cut off");
  await expect(fillEmpty(url, () => register("second"))).rejects.toThrow(/cut off before it was whole. Make the database anew/);

  await asOwner(url, (owner) => owner`delete from users`);
  await fillEmpty(url, () => register("demo-owner"));
  await expect(fillEmpty(url, () => register("second"))).rejects.toThrow(/Somebody has registered/);
});
