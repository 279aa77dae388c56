"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { look } from "@/app/_server/action";
import { personContext, type SessionContext, sessionContext } from "@/app/_server/context";
import { isSecure } from "@/app/_server/identity";
import { chooseLocaleAction } from "@/app/(auth)/actions";
import { formatMoney, formatQuantity, formatTime } from "@/components/format";
import type { Hit } from "@/components/shell/types";
import { switchStore } from "@/lib/accounts/session/switch-store";
import type { Locale } from "@/lib/core/locale";
import type { Result } from "@/lib/core/result";
import { listSales } from "@/lib/trade/sale/queries";
import { listProducts } from "@/lib/warehouse/product/queries";

/** The language of the person, from now on. */
export async function speak(locale: Locale): Promise<void> {
  await chooseLocaleAction(locale);
}

/** Goes on in another store. The cookie tells tabs that were left open. */
export async function goToPlace(storeId: string): Promise<void> {
  await switchStore(await personContext(), { storeId });
  (await cookies()).set("store", storeId, { path: "/", sameSite: "lax", secure: isSecure(), maxAge: 365 * 24 * 60 * 60 });
  redirect("/");
}

/** What the palette finds by a few letters, a code or a number: as far as this person may see it. */
export async function findAnywhere(text: string): Promise<Result<Hit[]>> {
  return look(sessionContext, (ctx) => hitsFor(ctx, String(text).slice(0, 100)));
}

async function hitsFor(ctx: SessionContext, search: string): Promise<Hit[]> {
  const [t, units] = [await getTranslations("menu"), await getTranslations("common.units")];
  const [products, sales] = await Promise.all([
    ctx.grants.has("product.read") ? listProducts(ctx, { search, limit: 6 }) : undefined,
    ctx.grants.has("sale.read") && /\d/.test(search) ? listSales(ctx, { search, limit: 4 }) : undefined,
  ]);

  return [
    ...(products?.rows ?? []).map((product): Hit => ({
      id: product.id, group: t("products"), label: product.name, href: `/products/${product.id}`, icon: "products",
      value: product.price === null ? undefined : formatMoney(product.price, ctx.locale),
      note: `${formatQuantity(product.stock, ctx.locale, product.unit)}\u00a0${units(product.unit)}`,
      tone: product.stockState === "out" ? "bad" : product.stockState === "low" ? "warn" : undefined,
    })),
    ...(sales?.rows ?? []).map((sale): Hit => ({
      id: sale.id, group: t("sales"), label: sale.receiptNumber, href: `/sales/${sale.id}`, icon: "sales",
      value: formatMoney(sale.payable, ctx.locale), note: formatTime(sale.soldAt, ctx.timeZone),
    })),
  ];
}
