import { cookies } from "next/headers";
import { notFound } from "next/navigation";

import { shellDataOf } from "@/app/(admin)/shell-data";
import { sessionContext } from "@/app/_server/context";
import { StoreFormatProvider } from "@/components/store-format";
import { listRegisters } from "@/lib/store/register/queries";
import { readTillPoint } from "@/lib/trade/till/point";
import { listTillProducts } from "@/lib/trade/till/queries";
import { listCategories } from "@/lib/warehouse/category/queries";

import { TillApp } from "./till-app";

/** The till, with the tiles and rules of the branch this browser sold in last: the rest it asks for itself. */
export default async function TillPage() {
  const ctx = await sessionContext();
  if (!ctx.grants.has("sale.create")) notFound();

  const [{ rows: registers }, categories, shell, cookie] = await Promise.all([
    listRegisters(ctx, { kind: "till", status: "active", limit: 200 }),
    ctx.grants.has("category.read") ? listCategories(ctx, { status: "active" }) : [],
    shellDataOf(ctx),
    cookies(),
  ]);
  const branchId = registers.find(({ id }) => id === cookie.get("till")?.value)?.branchId;
  const [products, point] = branchId ? await Promise.all([listTillProducts(ctx, { branchId }), readTillPoint(ctx, { branchId })]) : [];

  return (
    <StoreFormatProvider value={{ timeZone: ctx.timeZone, currency: shell.currency }}>
      <TillApp
        key={ctx.storeId}
        shop={{
          storeId: ctx.storeId,
          storeName: ctx.store.name,
          workerName: `${ctx.person.firstName} ${ctx.person.lastName}`.trim(),
          timeZone: ctx.timeZone,
          mayAddProducts: ctx.grants.has("product.create"),
        }}
        shell={shell.data}
        categories={categories.map(({ id, name }) => ({ id, name }))}
        registers={registers}
        first={branchId && products && point ? { branchId, products, point } : null}
      />
    </StoreFormatProvider>
  );
}
