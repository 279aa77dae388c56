import { globSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Context } from "@/lib/core/context";
import { type Permission, PERMISSIONS, type Role, ROLE_PERMISSIONS, ROLES } from "@/lib/core/permissions";
import { db } from "@/lib/testing/db";

type AnyUseCase = ((ctx: Context, input: never) => Promise<unknown>) & { permission: Permission; input: unknown; output: unknown };

/** Every use case that `lib` exports, found where it is written: a new one is in the table without anybody's doing. */
const files = globSync("lib/**/*.ts", { exclude: (path) => /\.test\.ts$|lib\/(core|testing)\//.test(path) });
const useCases = (await Promise.all(files.map(async (file) => {
  const exported = (await import(/* @vite-ignore */ `${process.cwd()}/${file}`)) as Record<string, unknown>;
  return Object.entries(exported).filter((entry): entry is [string, AnyUseCase] => isUseCase(entry[1])).map(([name, useCase]) => ({ name, file, useCase }));
}))).flat();

function isUseCase(value: unknown): value is AnyUseCase {
  return typeof value === "function" && "permission" in value && "input" in value && "output" in value;
}

/**
 * What each use case asks for, written by hand from the domain: a use case that asks for another permission, and a new one
 * that nobody has entered here, fail.
 */
const PERMISSION_OF: Record<string, Record<string, Permission>> = {
  "accounts/worker": { createWorker: "worker.create", dismissWorker: "worker.dismiss" },
  "store/branch": {
    listBranches: "branch.read", readBranch: "branch.read", createBranch: "branch.create", updateBranch: "branch.update", activateBranch: "branch.update", deactivateBranch: "branch.update",
  },
  "store/register": {
    listRegisters: "register.read", readRegister: "register.read", createRegister: "register.create", updateRegister: "register.update", claimRegister: "register.claim",
    releaseRegister: "register.claim",
  },
  "store/settings": { getSettings: "settings.read", updateSettings: "settings.update" },
  "store/store": { readStore: "settings.read", updateStore: "store.update" },
  "trade/receipt": { readReceipt: "sale.read" },
  "trade/report": { readDashboard: "dashboard.read", readFirstSteps: "dashboard.read", listSellers: "sale.readAll" },
  "trade/sale": {
    createSale: "sale.create", cancelSale: "sale.cancel", listSales: "sale.read", readSale: "sale.read", listSaleEvents: "sale.read", exportSales: "sale.read",
  },
  "trade/till": { readTillPoint: "sale.create", listTillProducts: "sale.create", scanCode: "sale.create" },
  "warehouse": { listLocations: "stock.read" },
  "warehouse/category": {
    listCategories: "category.read", listCategoryLevel: "category.read", readCategoryLevel: "category.read", readParent: "product.read", createCategory: "category.create",
    updateCategory: "category.update", deleteCategory: "category.delete",
  },
  "warehouse/import": {
    uploadImport: "product.import", checkImport: "product.import", startImport: "product.import", applyImport: "product.import", listImports: "product.import",
    readImport: "product.import", listBadRows: "product.import",
  },
  "warehouse/product": {
    listProducts: "product.read", readProduct: "product.read", scanProduct: "product.read", readStock: "product.read", listSameNames: "product.read", exportProductIds: "product.read",
    exportProducts: "product.read", createProduct: "product.create", updateProduct: "product.update", updateProducts: "product.update", setPicture: "product.update",
    deleteProduct: "product.delete", removeProduct: "product.delete",
  },
  "warehouse/stock": {
    listStock: "stock.read", listMovements: "stock.read", exportStock: "stock.read", exportStockIds: "stock.read", exportMovements: "stock.read", listReceipts: "stock.receive",
    readReceipt: "stock.receive", exportReceipts: "stock.receive", receiveStock: "stock.receive", adjustStock: "stock.adjust",
  },
};
const askedBy = (file: string, name: string): Permission | undefined => PERMISSION_OF[file.replace(/^lib\/|\/[^/]+$/g, "")]?.[name];

/** By hand, too: what a seller has, and what a manager has not. */
const A_SELLERS: readonly Permission[] = ["sale.create", "register.claim", "sale.read", "category.read", "product.read", "stock.read", "branch.read", "register.read", "settings.read"];
const NOT_A_MANAGERS: readonly Permission[] = ["settings.update", "store.update"];
const MAY: Record<Role, (permission: Permission) => boolean> = {
  owner: () => true,
  manager: (permission) => !NOT_A_MANAGERS.includes(permission),
  seller: (permission) => A_SELLERS.includes(permission),
};

const contextWith = (grants: readonly Permission[]): Context => ({
  db, storeId: "01900000-0000-7000-8000-000000000000", branchIds: "all", actor: { kind: "worker", id: "01900000-0000-7000-8000-000000000001" },
  grants: new Set(grants), timeZone: "Asia/Tashkent", locale: "en", now: new Date("2026-01-05T10:00:00Z"), requestId: "test",
});

/** Nothing a use case would take: who is allowed in is refused by the schema or by the shop, who is not by the permission, first. */
const ask = (useCase: AnyUseCase, ctx: Context) => useCase(ctx, { nothing: "anybody asked for" } as never).then(() => "answered", (error: { code?: string }) => error.code ?? "refused");

describe.each(useCases)("$name ($file)", ({ name, file, useCase }) => {
  test("asks for the permission that stands in the table", () => {
    expect(useCase.permission).toBe(askedBy(file, name));
  });

  test.each(ROLES)(`for a %s`, async (role) => {
    const may = MAY[role](askedBy(file, name)!);

    expect(await ask(useCase, contextWith(ROLE_PERMISSIONS[role])) === "forbidden").toBe(!may);
  });

  test("is refused to who has every permission but its own", async () => {
    expect(await ask(useCase, contextWith(PERMISSIONS.filter((each) => each !== useCase.permission)))).toBe("forbidden");
  });

  test("is not refused to who has only its own", async () => {
    expect(await ask(useCase, contextWith([useCase.permission]))).not.toBe("forbidden");
  });
});

test("the table holds what there is, and nothing else", () => {
  const written = Object.entries(PERMISSION_OF).flatMap(([folder, permissions]) => Object.keys(permissions).map((name) => `${folder}/${name}`));
  const found = useCases.map(({ name, file }) => `${file.replace(/^lib\/|\/[^/]+$/g, "")}/${name}`);

  expect(found.sort()).toEqual(written.sort());
});

test.each(ROLES)("a %s may what stands here, and no more", (role) => {
  expect([...ROLE_PERMISSIONS[role]].sort()).toEqual(PERMISSIONS.filter(MAY[role]).sort());
});
