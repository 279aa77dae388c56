import { describe, expect, it } from "vitest";

import { dayOf, formatCount, formatDay, formatMoney, formatNumber, formatParams, formatPercent, formatPhone, formatQuantity, formatShort, formatTime } from "./format";

const plain = (text: string) => text.replaceAll("\u00a0", "_");

describe("numbers", () => {
  it.each([
    ["1250000.00", "uz", "1_250_000"],
    ["1250000.50", "uz", "1_250_000,50"],
    ["1250000.50", "ru", "1_250_000,50"],
    ["1250000.50", "en", "1_250_000.50"],
    ["-980.00", "uz", "\u2212980"],
    ["0.00", "uz-Cyrl", "0"],
    ["-0.00", "uz", "0"],
    ["0.05", "en", "0.05"],
    ["900000000000000000.00", "ru", "900_000_000_000_000_000"],
    ["nothing", "uz", "nothing"],
  ] as const)("money %s in %s is %s", (amount, locale, text) => expect(plain(formatMoney(amount, locale))).toBe(text));

  it.each([
    ["1.250", "kg", "1,250"],
    ["2.000", "kg", "2,000"],
    ["36.000", "piece", "36"],
    ["0.500", "piece", "0,5"],
    ["1250.000", "g", "1_250"],
    ["3.000", undefined, "3"],
    ["-4.000", "kg", "\u22124,000"],
  ] as const)("quantity %s %s is %s", (quantity, unit, text) => expect(plain(formatQuantity(quantity, "uz", unit))).toBe(text));

  it("shows the sign of a change when asked, and none for nothing", () => {
    expect(formatQuantity("8.500", "uz", "kg", { sign: true })).toBe("+8,500");
    expect(formatQuantity("0.000", "uz", "kg", { sign: true })).toBe("0,000");
    expect(formatMoney("-24.00", "uz", { sign: true })).toBe("\u221224");
  });

  it("what a sentence is told is written as on every screen; names, counts and dates are left alone", () => {
    const params = { price: "12500.00", left: "1.250", limit: "12.50%", most: "10.00%", product: "Tea 3.50", limitOf: 500, day: "2026-01-05" };
    const written = { price: "12_500", left: "1,25", limit: "12,5_%", most: "10_%", product: "Tea 3.50", limitOf: 500, day: "2026-01-05" };
    expect(JSON.parse(plain(JSON.stringify(formatParams(params, "uz"))))).toEqual(written);
    expect(plain(String(formatParams(params, "en").limit))).toBe("12.5_%");
  });

  it.each([
    ["+998712001020", "+998_71_200-10-20"],
    ["+79161234567", "+79161234567"],
  ])("phone %s is %s", (phone, text) => expect(plain(formatPhone(phone))).toBe(text));

  it("keeps number and sign together", () => {
    expect(formatPercent("12.50", "ru")).toBe("12,5\u00a0%");
    expect(formatPercent("-10", "en", { decimals: 1 })).toBe("\u221210.0\u00a0%");
    expect(formatCount(1284)).toBe("1\u00a0284");
    expect(formatCount(-1284n)).toBe("\u22121\u00a0284");
    expect(formatNumber("1.230", "uz")).toBe("1,23");
  });

  it("shortens what stands on an axis", () => {
    const words = { thousand: "ming", million: "mln", billion: "mlrd" };
    expect([0, 5000, 25_000, 15_000_000, 2_500_000_000].map((amount) => plain(formatShort(amount, "uz", words))))
      .toEqual(["0", "5_000", "25_ming", "15_mln", "2,5_mlrd"]);
  });
});

describe("time", () => {
  const at = "2026-11-14T19:41:07.000Z";

  it("stands on the store's clock, not on the server's", () => {
    expect(formatTime(at, "Asia/Tashkent")).toBe("15.11.2026, 00:41");
    expect(formatTime(at, "UTC", "second")).toBe("14.11.2026, 19:41:07");
    expect(formatTime(at, "Asia/Tashkent", "time")).toBe("00:41");
    expect(plain(formatTime(new Date(at), "Asia/Tashkent", "short"))).toBe("15.11_00:41");
    expect(formatTime(at, "Asia/Tashkent", "day")).toBe("15.11.2026");
  });

  it("knows the day", () => {
    expect(dayOf(at, "Asia/Tashkent")).toBe("2026-11-15");
    expect(formatDay("2026-11-15")).toBe("15.11.2026");
  });
});
