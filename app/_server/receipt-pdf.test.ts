import { expect, test } from "vitest";

import type { Receipt } from "@/lib/trade/receipt/schemas";

import { receiptPdf } from "./receipt-pdf";

const line = (name: string, unit: string, quantity: string, price: string, gross: string, discount = "0.00") => ({ name, unit, quantity, price, gross, discount });

const RECEIPT: Receipt = {
  saleId: "019b8000-0000-7000-8000-000000000000", number: "C2-4821", soldAt: "2026-11-14T07:41:00.000Z", timeZone: "Asia/Tashkent", cancelledAt: null,
  storeName: "Gʻayrat savdo", branchName: "Чилонзор филиали", address: "Toshkent, Chilonzor 9-kvartal, 14-uy", phone: "+998 71 200-11-22", taxNumber: "302114578",
  registerName: "Kassa 2", sellerName: "Dilnoza Karimova",
  lines: [
    line("Sut «Musaffo» 3,2 % 1 l", "piece", "2.000", "13900.00", "27800.00"),
    line("Makaron «Makfa» spiral 450 g", "piece", "2.000", "12400.00", "24800.00", "2480.00"),
    line("Қатиқ ўрикли ғилдирак ҳалво", "kg", "0.436", "89000.00", "38804.00"),
    line("Салфетки влажные «Каждый день» с экстрактом ромашки, 72 шт", "piece", "1.000", "9900.50", "9900.50"),
  ],
  gross: "101304.50", lineDiscount: "2480.00", saleDiscount: "0.00", rounding: "-24.50", payable: "98800.00",
  payments: [{ method: "card", amount: "50000.00" }, { method: "cash", amount: "50000.00" }], change: "1200.00", tax: "10588.34", taxRate: "12.00",
  header: "", footer: "", paper: 80,
};

test.each([[58, "ru"], [80, "uz"], [80, "uz-Cyrl"], [58, "en"]] as const)("a PDF for %i mm in %s is one page of that width with its fonts inside", async (paperMm, locale) => {
  const pdf = await receiptPdf(RECEIPT, { paperMm, locale, isCopy: true });
  const text = pdf.toString("latin1");

  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect((Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(text)![1]) / 72) * 25.4).toBeCloseTo(paperMm, 0);
  expect(text.match(/\/FontFile2/g)).toHaveLength(2);
});
