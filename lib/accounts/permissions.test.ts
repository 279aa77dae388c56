import { globSync } from "node:fs";

import { describe, expect, test } from "vitest";

import type { Context } from "@/lib/core/context";
import { type Permission, PERMISSIONS, ROLE_PERMISSIONS, ROLES } from "@/lib/core/permissions";
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

const contextWith = (grants: readonly Permission[]): Context => ({
  db, storeId: "01900000-0000-7000-8000-000000000000", branchIds: "all", actor: { kind: "worker", id: "01900000-0000-7000-8000-000000000001" },
  grants: new Set(grants), timeZone: "Asia/Tashkent", locale: "en", now: new Date("2026-01-05T10:00:00Z"), requestId: "test",
});

/** Nothing a use case would take: who is allowed in is refused by the schema or by the shop, who is not by the permission, first. */
const ask = (useCase: AnyUseCase, ctx: Context) => useCase(ctx, { nothing: "anybody asked for" } as never).then(() => "answered", (error: { code?: string }) => error.code ?? "refused");

describe.each(useCases)("$name ($file)", ({ useCase }) => {
  test("names a permission that exists", () => {
    expect(PERMISSIONS).toContain(useCase.permission);
  });

  test.each(ROLES)(`for a %s`, async (role) => {
    const may = ROLE_PERMISSIONS[role].includes(useCase.permission);

    expect(await ask(useCase, contextWith(ROLE_PERMISSIONS[role])) === "forbidden").toBe(!may);
  });

  test("is refused to who has every permission but its own", async () => {
    expect(await ask(useCase, contextWith(PERMISSIONS.filter((each) => each !== useCase.permission)))).toBe("forbidden");
  });

  test("is not refused to who has only its own", async () => {
    expect(await ask(useCase, contextWith([useCase.permission]))).not.toBe("forbidden");
  });
});

test("the table is not empty", () => {
  expect(useCases.length).toBeGreaterThan(20);
});
