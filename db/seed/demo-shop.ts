import { inArray } from "drizzle-orm";

import type { Database } from "@/db/client";
import { users } from "@/db/schema";
import { createWorker } from "@/lib/accounts/worker/create-worker";
import type { Context, PlatformContext } from "@/lib/core/context";
import { today } from "@/lib/core/day";
import { newId } from "@/lib/core/id";
import { ROLE_PERMISSIONS, type Role } from "@/lib/core/permissions";
import { createBranch } from "@/lib/store/branch/create-branch";
import { updateBranch } from "@/lib/store/branch/update-branch";
import { claimRegister } from "@/lib/store/register/claim-register";
import { listRegisters } from "@/lib/store/register/queries";
import { releaseRegister } from "@/lib/store/register/release-register";
import { updateSettings } from "@/lib/store/settings/update-settings";
import { registerShop } from "@/lib/store/store/register-shop";
import { createCategory } from "@/lib/warehouse/category/create-category";
import { createProduct } from "@/lib/warehouse/product/create-product";

import { type DemoGood, demoGoods } from "./goods";
import { type Stand, trade } from "./trade";

type Environment = { db: Database; systemDb: Database; log: (line: string) => void };

/** The password of every demo sign-in. They are accepted from the server's own machine only. */
export const DEMO_PASSWORD = "Bahor-2026-savdo";
export const DEMO_DAYS = 90;
const DEMO_USERS = ["demo-owner", "demo-manager", "demo-seller1", "demo-seller2"];

const TIME_ZONE = "Asia/Tashkent";
const DEVICE = "demo-shop-device";

/**
 * «Bahor Market»: a grocery with two branches, four people and 90 days behind it, made through the commands alone. Apart
 * from ids and today's date it is the same every time.
 */
export async function seedDemoShop({ db, systemDb, log }: Environment): Promise<void> {
  const begun = Date.now();
  const firstDay = startOf(begun, DEMO_DAYS);
  const platform: PlatformContext = { systemDb, locale: "uz", now: new Date(firstDay.getTime() - 3 * 3_600_000), requestId: "demo", address: "127.0.0.1", isHere: true };
  const shop = await registerShop(platform, {
    username: "demo-owner", firstName: "Gʻayrat", lastName: "Abdullayev", phone: "+998901112233", email: null, password: DEMO_PASSWORD, storeName: "Bahor Market",
  });
  await confine(systemDb);
  const as = (role: Role, workerId: string, branchIds: Context["branchIds"], now: Date): Context => ({
    db, storeId: shop.storeId, branchIds, actor: { kind: "worker", id: workerId }, grants: new Set(ROLE_PERMISSIONS[role]), timeZone: TIME_ZONE, locale: "uz", now, requestId: "demo",
  });
  const owner = as("owner", shop.workerId, "all", platform.now);

  const chilonzor = await updateBranch(owner, { id: shop.branchId, name: "Chilonzor filiali", address: "Toshkent, Chilonzor, 9-mavze", phone: "+998712001020" });
  const yunusobod = await createBranch(owner, { id: newId(), name: "Yunusobod filiali", address: "Toshkent, Yunusobod, 4-mavze", phone: "+998712001030" });
  await updateSettings(owner, { receiptFooter: "Xaridingiz uchun rahmat!", receiptHeader: "Bahor Market" });
  const manager = await createWorker(owner, { username: "demo-manager", firstName: "Malika", lastName: "Rahimova", phone: null, email: null, password: DEMO_PASSWORD, role: "manager" });
  const seller = (username: string, firstName: string, lastName: string, branchId: string) =>
    createWorker(owner, { username, firstName, lastName, phone: null, email: null, password: DEMO_PASSWORD, role: "seller", branchId });
  const dilnoza = await seller("demo-seller1", "Dilnoza", "Karimova", chilonzor.id);
  const sardor = await seller("demo-seller2", "Sardor", "Ergashev", yunusobod.id);
  await confine(systemDb);

  const goods = demoGoods();
  const ids = await addGoods(owner, goods);
  log(`${goods.length} goods after ${seconds(begun)} s`);

  const stands: Stand[] = [];
  for (const [branch, worker, perDay, seed] of [[chilonzor, dilnoza, 52, 1], [yunusobod, sardor, 34, 2]] as const) {
    const { rows } = await listRegisters(owner, { branchId: branch.id, kind: "till" });
    const registerId = rows[0]!.id;
    const sellerAt = (now: Date) => as("seller", worker.id, [branch.id], now);
    await claimRegister(sellerAt(platform.now), { id: registerId, deviceId: DEVICE });
    stands.push({ branchId: branch.id, registerId, deviceId: DEVICE, perDay, seed, sellerAt, managerAt: (now) => as("manager", manager.id, "all", now) });
  }
  const catalogue = goods.map((good, i) => ({ ...good, id: ids[i]! }));
  const sales = await Promise.all(stands.map((stand) => trade(stand, catalogue, { firstDay, days: DEMO_DAYS, until: new Date(begun) })));
  await Promise.all(stands.map(({ sellerAt, registerId }) => releaseRegister(sellerAt(new Date()), { id: registerId, deviceId: DEVICE })));

  log(`${sales.reduce((all, each) => all + each, 0)} sales over ${DEMO_DAYS} days after ${seconds(begun)} s`);
}

/** Everybody knows their password: what is cut off between here and the next ones leaves no open door. */
const confine = (systemDb: Database) => systemDb.update(users).set({ isDemo: true }).where(inArray(users.username, DEMO_USERS));

const seconds = (begun: number) => ((Date.now() - begun) / 1_000).toFixed(0);

/** Midnight on the shop's wall, that many days before today's end. Tashkent has had no summer time since 1991. */
function startOf(now: number, days: number): Date {
  const day = today(new Date(now), { timeZone: TIME_ZONE, dayStart: 0 });
  return new Date(Date.parse(`${day}T00:00:00+05:00`) - (days - 1) * 24 * 3_600_000);
}

/** Categories in the order of the shelf, then the goods. Answers the goods' ids in their order. */
async function addGoods(owner: Context, goods: DemoGood[]): Promise<string[]> {
  const categories = new Map<string, string>();
  for (const name of new Set(goods.map((good) => good.category))) categories.set(name, (await createCategory(owner, { id: newId(), name })).id);

  const ids: string[] = [];
  for (const good of goods) {
    const { id } = await createProduct(owner, {
      id: newId(), name: good.name, categoryId: categories.get(good.category)!, unit: good.unit, price: String(good.price), minimumStock: String(good.minimum), article: null,
      barcodes: good.code ? [{ code: good.code }] : [], ownBarcode: good.code === null && good.unit !== "kg",
    });
    ids.push(id);
  }
  return ids;
}
