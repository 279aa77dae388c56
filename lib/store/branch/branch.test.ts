import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { DEVICE, openShop } from "@/lib/testing/shop";
import { listRegisters } from "@/lib/store/register/queries";
import { createSale } from "@/lib/trade/sale/create-sale";
import { listLocations } from "@/lib/warehouse/location";

import { activateBranch } from "./activate-branch";
import { createBranch } from "./create-branch";
import { deactivateBranch } from "./deactivate-branch";
import { listBranches, readBranch } from "./queries";
import { updateBranch } from "./update-branch";

const chilonzor = () => ({ id: newId(), name: "Chilonzor", address: "9-kvartal, 14-uy", phone: "+998 71 200-11-22" });

test("a new branch can sell: it has a till and a register for the API, with prefixes of their own", async () => {
  const shop = await openShop();

  const branch = await createBranch(shop.ctx, chilonzor());

  expect(branch).toMatchObject({ name: "Chilonzor", status: "active" });
  const { rows } = await listRegisters(shop.ctx, { branchId: branch.id });
  expect(rows).toMatchObject([{ kind: "till", name: "Chilonzor 1", prefix: "C2", lastNumber: "0" }, { kind: "api", prefix: "CA1", claim: null }]); // C1 is the first branch's
  expect(await shop.facts()).toEqual(["branch.created", "register.created", "register.created"]);
});

test("a branch asked for twice is opened once, also when both ask at once", async () => {
  const shop = await openShop();
  const input = chilonzor();

  const answers = await Promise.all(Array.from({ length: 8 }, () => createBranch(shop.ctx, input)));

  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect((await listBranches(shop.ctx, {})).total).toBe(2);
  expect((await listRegisters(shop.ctx, {})).total).toBe(4);
  await expect(createBranch(shop.ctx, { ...input, name: "Other" })).rejects.toMatchObject({ code: "conflict" });
});

test("branches opened at once get tills with different prefixes", async () => {
  const shop = await openShop();

  await Promise.all(Array.from({ length: 6 }, (_, i) => createBranch(shop.ctx, { ...chilonzor(), name: `Chilonzor ${i}` })));

  const { rows } = await listRegisters(shop.ctx, { kind: "till" });
  expect(rows.map(({ prefix }) => prefix).sort()).toEqual(["C1", "C2", "C3", "C4", "C5", "C6", "C7"]);
});

test("a name is one branch's, however it is written", async () => {
  const shop = await openShop();
  const branch = await createBranch(shop.ctx, chilonzor());

  await expect(createBranch(shop.ctx, { ...chilonzor(), name: " chilonzor " })).rejects.toMatchObject({ code: "rejected", key: "locationNameTaken", fields: { name: [{}] } });
  await expect(updateBranch(shop.ctx, { id: branch.id, name: "MAIN" })).rejects.toMatchObject({ key: "locationNameTaken" });
  expect((await listBranches(shop.ctx, {})).total).toBe(2);
});

test("a branch is renamed; the same again is no news", async () => {
  const shop = await openShop();
  const change = { id: shop.branch.id, name: "Yunusobod", phone: "+998901234567" };

  await updateBranch(shop.ctx, change);
  await updateBranch(shop.ctx, change);

  expect(await readBranch(shop.ctx, { id: shop.branch.id })).toMatchObject({ name: "Yunusobod", address: null, phone: "+998901234567" });
  expect(await shop.facts()).toEqual(["branch.updated"]);
});

test("a branch with goods in it stays open, and says how many", async () => {
  const shop = await openShop();
  await createBranch(shop.ctx, chilonzor());

  await expect(deactivateBranch(shop.ctx, { id: shop.branch.id })).rejects.toMatchObject({ code: "rejected", key: "branchHasStock", params: { products: 3 } });
  expect(await readBranch(shop.ctx, { id: shop.branch.id })).toMatchObject({ status: "active" });
});

test("a closed branch sells nothing until it is opened again", async () => {
  const shop = await openShop({ onHand: 0n });
  await createBranch(shop.ctx, chilonzor());
  const sell = () => createSale(shop.ctx, {
    id: newId(), branchId: shop.branch.id, registerId: shop.till.id, deviceId: DEVICE,
    lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash", amount: "125" }],
  });

  await deactivateBranch(shop.ctx, { id: shop.branch.id });
  await deactivateBranch(shop.ctx, { id: shop.branch.id });
  await expect(sell()).rejects.toMatchObject({ key: "branchClosed" });

  await activateBranch(shop.ctx, { id: shop.branch.id });
  await sell();
  expect((await shop.facts()).filter((name) => name === "branch.updated")).toHaveLength(2);
});

test("the last open branch stays", async () => {
  const shop = await openShop({ onHand: 0n });

  await expect(deactivateBranch(shop.ctx, { id: shop.branch.id })).rejects.toMatchObject({ key: "lastBranch" });
});

test("two owners closing the last two branches at once leave one", async () => {
  const shop = await openShop({ onHand: 0n });
  const second = await createBranch(shop.ctx, chilonzor());

  const answers = await Promise.allSettled([shop.branch.id, second.id].map((id) => deactivateBranch(shop.ctx, { id })));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listBranches(shop.ctx, { status: "active" })).total).toBe(1);
});

test("a seller opens no branch, a manager does, and a worker of one branch sees one and opens no other", async () => {
  const shop = await openShop();
  const second = await createBranch(shop.ctx, chilonzor());
  const here = shop.as("owner", { branchIds: [shop.branch.id] });

  await expect(createBranch(shop.as("seller"), chilonzor())).rejects.toMatchObject({ code: "forbidden" });
  await expect(createBranch(shop.as("manager", { branchIds: [shop.branch.id] }), chilonzor())).rejects.toMatchObject({ code: "forbidden", key: "otherBranch" });
  await expect(createBranch(shop.as("manager"), { ...chilonzor(), name: "Sergeli" })).resolves.toMatchObject({ name: "Sergeli" });
  await expect(updateBranch(shop.as("seller"), { id: second.id, name: "X" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateBranch(here, { id: second.id, name: "X" })).rejects.toMatchObject({ code: "forbidden" });
  expect((await listBranches(here, {})).rows.map(({ id }) => id)).toEqual([shop.branch.id]);
});

test("a worker of one branch neither closes nor opens another, and sees only its own place", async () => {
  const shop = await openShop({ onHand: 0n });
  const second = await createBranch(shop.ctx, chilonzor());
  const fenced = shop.as("manager", { branchIds: [shop.branch.id] });
  const refused = { code: "forbidden", key: "otherBranch" };

  expect((await listLocations(shop.ctx, {})).map(({ id }) => id)).toEqual([shop.branch.id, second.id]);
  expect((await listLocations(fenced, {})).map(({ id }) => id)).toEqual([shop.branch.id]);
  await expect(deactivateBranch(fenced, { id: second.id })).rejects.toMatchObject(refused);
  expect((await readBranch(shop.ctx, { id: second.id })).status).toBe("active");

  await deactivateBranch(shop.ctx, { id: second.id });
  await expect(activateBranch(fenced, { id: second.id })).rejects.toMatchObject(refused);
  expect((await readBranch(shop.ctx, { id: second.id })).status).toBe("inactive");
});

test("another store's branch is not found, and its name is free", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await expect(updateBranch(mine.ctx, { id: theirs.branch.id, name: "X" })).rejects.toMatchObject({ code: "not_found" });
  await expect(deactivateBranch(mine.ctx, { id: theirs.branch.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(readBranch(mine.ctx, { id: theirs.branch.id })).rejects.toMatchObject({ code: "not_found" });
  await createBranch(theirs.ctx, chilonzor());
  await createBranch(mine.ctx, chilonzor());
});
