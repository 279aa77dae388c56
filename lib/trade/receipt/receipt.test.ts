import { expect, test } from "vitest";

import { newId } from "@/lib/core/id";
import { DEVICE, openShop, type Shop } from "@/lib/testing/shop";
import { cancelSale } from "@/lib/trade/sale/cancel-sale";
import { createSale } from "@/lib/trade/sale/create-sale";
import { updateSettings } from "@/lib/store/settings/update-settings";
import { updateStore } from "@/lib/store/store/update-store";

import { readReceipt } from "./queries";
import { RECEIPT_LABELS, type ReceiptLabel, receiptRows, type ReceiptWords } from "./rules";
import type { Receipt } from "./schemas";

const plain = (decimal: string) => decimal.replace(/\.0+$/, "");
const words: ReceiptWords = {
  label: Object.fromEntries(RECEIPT_LABELS.map((key) => [key, key])) as Record<ReceiptLabel, string>,
  unit: (code) => code, money: plain, signed: (decimal) => (decimal.startsWith("-") ? "" : "+") + plain(decimal), quantity: plain, percent: plain, phone: (phone) => `phone ${phone}`, time: (at, zone) => `${at} ${zone}`,
};
const paperOf = (receipt: Receipt, isCopy = false) =>
  receiptRows(receipt, { words, isCopy }).map((row) => ("text" in row ? row.text : "left" in row ? `${row.left}|${row.right}` : row.kind).replaceAll("\u00a0", " "));

const sell = (shop: Shop) => createSale(shop.ctx, {
  id: newId(), branchId: shop.branch.id, registerId: shop.till.id, deviceId: DEVICE,
  lines: [
    { productId: shop.tea.id, quantity: "2", discount: { kind: "amount", amount: "20" } },
    { productId: shop.cheese.id, quantity: "0.436" },
  ],
  discount: { kind: "amount", amount: "34" }, payments: [{ method: "card", amount: "30000" }, { method: "cash", amount: "10000" }],
});

test("the paper adds up by eye: lines, discounts and rounding are what is paid", async () => {
  const shop = await openShop({ settings: { cashRounding: 100_00n, receiptFooter: "Rahmat!\nYana keling" } });
  await updateStore(shop.ctx, { name: "Bahor Market", address: "Toshkent, Chilonzor", phone: "+998712001122", taxNumber: "302114578", defaultLocale: "uz", timeZone: "Asia/Tashkent" });
  const { id } = await sell(shop);

  const receipt = await readReceipt(shop.ctx, { saleId: id });

  expect(receipt).toMatchObject({ gross: "39054.00", lineDiscount: "20.00", saleDiscount: "34.00", rounding: "0.00", payable: "39000.00", change: "1000.00" });
  expect(paperOf(receipt)).toEqual([
    "Bahor Market", "Main", "Toshkent, Chilonzor", "phone +998712001122", "taxNumber 302114578", "gap",
    "receipt C1-1|2026-01-05T10:00:00.000Z Asia/Tashkent", "C1|Dilnoza Karimova", "rule",
    "Tea", "2 × 125|250", "discount|−20", "Cheese", "0.436 kg × 89000|38804", "rule",
    "total|39054", "discount|−20", "saleDiscount|−34", "toPay|39000", "card|30000", "cash|10000", "change|1000", "rule",
    "saved|54 soum", "rule", "Rahmat!", "Yana keling", "gap", "notFiscal",
  ]);
});

test("what is rounded up is added with its plus, as what is taken off has its minus", async () => {
  const shop = await openShop({ settings: { cashRounding: 100_00n } });
  const { id } = await createSale(shop.ctx, {
    id: newId(), branchId: shop.branch.id, registerId: shop.till.id, deviceId: DEVICE,
    lines: [{ productId: shop.tea.id, quantity: "3" }], payments: [{ method: "cash", amount: "400" }],
  });

  expect(paperOf(await readReceipt(shop.ctx, { saleId: id }))).toEqual(expect.arrayContaining(["total|375", "rounding|+25", "toPay|400"]));
});

test("a copy and a cancelled sale say so above the number, and the seller is named only if the shop wants it", async () => {
  const shop = await openShop();
  const { id } = await sell(shop);
  await cancelSale(shop.ctx, { id, reason: "mistake" });
  await updateSettings(shop.ctx, { receiptShowsSeller: false, receiptPaper: 58 });

  const receipt = await readReceipt(shop.ctx, { saleId: id });

  expect(receipt).toMatchObject({ sellerName: null, paper: 58 });
  expect(paperOf(receipt, true)).toEqual(expect.arrayContaining(["copy", "cancelled", "C1|"]));
});

test("a seller reads the receipts of the own sales; another branch's and another store's are not found", async () => {
  const [shop, theirs] = [await openShop(), await openShop()];
  const { id } = await sell(shop);

  await readReceipt(shop.as("seller"), { saleId: id });
  await expect(readReceipt(shop.as("seller", { actor: { kind: "worker", id: newId() } }), { saleId: id })).rejects.toMatchObject({ code: "not_found" });
  await expect(readReceipt(shop.as("owner", { branchIds: [newId()] }), { saleId: id })).rejects.toMatchObject({ code: "not_found" });
  await expect(readReceipt(theirs.ctx, { saleId: id })).rejects.toMatchObject({ code: "not_found" });
  await expect(readReceipt(shop.as("seller", { grants: new Set() }), { saleId: id })).rejects.toMatchObject({ code: "forbidden" });
});
