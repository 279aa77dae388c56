import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { createBranch } from "@/lib/store/branch/create-branch";
import { deactivateBranch } from "@/lib/store/branch/deactivate-branch";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";
import { createSale } from "@/lib/trade/sale/create-sale";

import { claimRegister } from "./claim-register";
import { createRegister } from "./create-register";
import { freePrefix } from "./prefix";
import { listRegisters, readRegister } from "./queries";
import { releaseRegister } from "./release-register";
import { updateRegister } from "./update-register";

const second = ({ branch }: Shop, changes = {}) => ({ id: newId(), branchId: branch.id, name: "Kassa 2", ...changes });

const sell = (shop: Shop, deviceId: string) => createSale(shop.ctx, {
  id: newId(), branchId: shop.branch.id, registerId: shop.till.id, deviceId,
  lines: [{ productId: shop.tea.id, quantity: "1" }], payments: [{ method: "cash", amount: "125" }],
});

test.each([
  ["Chilonzor", [], "", "C1"], ["Chilonzor", ["c1", "C3"], "", "C2"], ["Chilonzor", ["C1"], "A", "CA1"], ["Юнусобод", [], "", "Ю1"], ["Второй", [], "", "B1"], ["Второй", ["В1"], "", "B2"], ["Второй", ["B1"], "A", "BA1"], ["№ 5", [], "", "K1"], ["ʻOrikzor", [], "", "O1"],
])("the first free prefix of %s beside %j, marked '%s', is %s", (name, taken, mark, prefix) => {
  expect(freePrefix(name, taken, mark)).toBe(prefix);
});

test("a branch gets another till, once, with a prefix of its own", async () => {
  const shop = await openShop();
  const input = second(shop);

  const register = await createRegister(shop.ctx, input);
  const again = await createRegister(shop.ctx, input);

  expect(register).toMatchObject({ name: "Kassa 2", kind: "till", prefix: "M1", branchName: "Main", claim: null });
  expect(again).toEqual(register);
  expect(await shop.facts()).toEqual(["register.created"]);
  await expect(createRegister(shop.ctx, { ...input, name: "Other" })).rejects.toMatchObject({ code: "conflict" });
});

test("two tills never share a prefix, whatever the case", async () => {
  const shop = await openShop();

  await expect(createRegister(shop.ctx, second(shop, { prefix: "С1" }))).rejects.toMatchObject({ key: "prefixTaken" }); // in Cyrillic
  await expect(createRegister(shop.ctx, second(shop, { prefix: "c1" }))).rejects.toMatchObject({ key: "prefixTaken", fields: { prefix: [{}] } });
  expect((await listRegisters(shop.ctx, {})).total).toBe(2);
});

test("a prefix stays with its till once a receipt bears it", async () => {
  const shop = await openShop();
  const { id } = shop.till;

  await updateRegister(shop.ctx, { id, name: "Kassa 1", prefix: "K9", status: "active" });
  await sell(shop, DEVICE);

  await expect(updateRegister(shop.ctx, { id, name: "Kassa 1", prefix: "K8", status: "active" })).rejects.toMatchObject({ key: "prefixInUse" });
  expect(await readRegister(shop.ctx, { id })).toMatchObject({ name: "Kassa 1", prefix: "K9", lastNumber: "1" });
});

test("a till out of use is given back and cannot be claimed; the API's stays in use", async () => {
  const shop = await openShop();
  const off = { id: shop.till.id, name: "C1", prefix: "C1", status: "inactive" as const };

  expect(await updateRegister(shop.ctx, off)).toMatchObject({ status: "inactive", claim: null });
  await updateRegister(shop.ctx, off);

  expect(await shop.facts()).toEqual(["register.updated"]);
  await expect(claimRegister(shop.ctx, { id: shop.till.id, deviceId: DEVICE })).rejects.toMatchObject({ key: "registerClosed" });
  await expect(updateRegister(shop.ctx, { id: shop.apiRegister.id, name: "API", prefix: "A1", status: "inactive" })).rejects.toMatchObject({ key: "apiRegisterStays" });
  await expect(claimRegister(shop.ctx, { id: shop.apiRegister.id, deviceId: DEVICE })).rejects.toMatchObject({ code: "rejected" });
});

test("a closed branch gets no till, and its own are nobody's to claim", async () => {
  const shop = await openShop({ onHand: 0n });
  await createBranch(shop.ctx, { id: newId(), name: "Second" });
  await deactivateBranch(shop.ctx, { id: shop.branch.id });
  const closed = { code: "rejected", key: "branchClosed", params: { branch: "Main" } };

  await expect(claimRegister(shop.ctx, { id: shop.till.id, deviceId: "another-device", takeOver: true })).rejects.toMatchObject(closed);
  await expect(createRegister(shop.ctx, second(shop))).rejects.toMatchObject({ ...closed, fields: { branchId: expect.anything() } });
  expect((await listRegisters(shop.ctx, { branchId: shop.branch.id })).total).toBe(2);
});

test("a second device is told who holds the till and since when; it may take over, and the first finds out", async () => {
  const shop = await openShop();
  const { id } = shop.till;
  await claimRegister(shop.ctx, { id, deviceId: DEVICE });

  await expect(claimRegister(shop.ctx, { id, deviceId: "second-device" })).rejects.toMatchObject({
    code: "conflict", key: "registerHeld", params: { worker: "Dilnoza Karimova", since: "05.01.2026 15:00" },
  });
  expect(await claimRegister(shop.ctx, { id, deviceId: "second-device", takeOver: true })).toMatchObject({ claim: { isMine: true } });

  expect(await readRegister(shop.ctx, { id, deviceId: DEVICE })).toMatchObject({ claim: { isMine: false, workerName: "Dilnoza Karimova" } });
  await expect(sell(shop, DEVICE)).rejects.toMatchObject({ key: "registerNotYours" });
  await sell(shop, "second-device");
});

test("a claim asked for twice is one claim", async () => {
  const shop = await openShop();
  const claim = { id: shop.till.id, deviceId: DEVICE };

  await claimRegister(shop.ctx, claim);
  await claimRegister(shop.ctx, claim);

  expect(await shop.facts()).toEqual(["register.claimed"]);
});

test("twenty devices reach for a free till: one has it", async () => {
  const shop = await openShop();
  const { id } = await createRegister(shop.ctx, second(shop));

  const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => claimRegister(shop.ctx, { id, deviceId: `device-${i}-tab` })));

  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toMatchObject({ key: "registerHeld" });
  expect((await shop.facts()).filter((name) => name === "register.claimed")).toHaveLength(1);
});

test("a device gives back only what it holds; who may change tills frees any", async () => {
  const shop = await openShop();
  const { id } = shop.till;

  expect(await releaseRegister(shop.as("seller"), { id, deviceId: "someone-else" })).toMatchObject({ claim: {} });
  await expect(releaseRegister(shop.as("seller"), { id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await shop.facts()).toEqual([]);

  expect(await releaseRegister(shop.as("seller"), { id, deviceId: DEVICE })).toMatchObject({ claim: null });
  expect(await releaseRegister(shop.ctx, { id })).toMatchObject({ claim: null });
  expect(await shop.facts()).toEqual(["register.released"]);
});

test("a seller makes no till, and another branch's are not seen", async () => {
  const shop = await openShop();
  const elsewhere = shop.as("owner", { branchIds: [newId()] });

  await expect(createRegister(shop.as("seller"), second(shop))).rejects.toMatchObject({ code: "forbidden" });
  await expect(createRegister(elsewhere, second(shop))).rejects.toMatchObject({ code: "forbidden" });
  await expect(claimRegister(shop.as("seller", { grants: new Set() }), { id: shop.till.id, deviceId: DEVICE })).rejects.toMatchObject({ code: "forbidden" });
  await expect(claimRegister(elsewhere, { id: shop.till.id, deviceId: DEVICE })).rejects.toMatchObject({ code: "not_found" });
  expect((await listRegisters(elsewhere, {})).total).toBe(0);
});

test("another store's tills and branches are not found", async () => {
  const [mine, theirs] = [await openShop(), await openShop()];

  await expect(claimRegister(mine.ctx, { id: theirs.till.id, deviceId: DEVICE, takeOver: true })).rejects.toMatchObject({ code: "not_found" });
  await expect(releaseRegister(mine.ctx, { id: theirs.till.id })).rejects.toMatchObject({ code: "not_found" });
  await expect(updateRegister(mine.ctx, { id: theirs.till.id, name: "X", prefix: "X1", status: "active" })).rejects.toMatchObject({ code: "not_found" });
  await expect(createRegister(mine.ctx, second(theirs))).rejects.toMatchObject({ code: "not_found" });
  await expect(readRegister(mine.ctx, { id: theirs.till.id })).rejects.toMatchObject({ code: "not_found" });
});
