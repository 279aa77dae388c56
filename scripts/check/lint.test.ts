import { fileURLToPath } from "node:url";

import { ESLint } from "eslint";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const eslint = new ESLint({ cwd: root });

/** What the linter says of a file that does not exist: a violation planted in memory. */
async function rulesBroken(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}${path}` });
  return [...new Set(result!.messages.map(({ ruleId }) => ruleId ?? "parse"))];
}

test.each([
  { name: "db imports nothing of ours", path: "db/schema/store.ts", code: 'import { newId } from "@/lib/core/id";\nexport const id = newId();\n', rule: "import-x/no-restricted-paths" },
  { name: "the kernel knows no shop", path: "lib/core/id.ts", code: 'import { createSale } from "@/lib/trade/sale/create-sale";\nexport const it = createSale;\n', rule: "import-x/no-restricted-paths" },
  { name: "warehouse may not import trade", path: "lib/warehouse/stock/ledger.ts", code: 'import { createSale } from "@/lib/trade/sale/create-sale";\nexport const it = createSale;\n', rule: "import-x/no-restricted-paths" },
  { name: "lib knows no screen", path: "lib/trade/sale/rules.ts", code: 'import { db } from "@/app/_server/context";\nexport const it = db;\n', rule: "import-x/no-restricted-paths" },
  { name: "schemas run in a browser", path: "lib/trade/sale/schemas.ts", code: 'import { sql } from "drizzle-orm";\nexport const it = sql;\n', rule: "no-restricted-imports" },
  { name: "components never see the database", path: "components/money-text.tsx", code: 'import { db } from "@/db/client";\nexport const it = db;\n', rule: "no-restricted-imports" },
  { name: "components know no commands", path: "components/money-text.tsx", code: 'import { createSale } from "@/lib/trade/sale/create-sale";\nexport const it = createSale;\n', rule: "no-restricted-imports" },
  { name: "the connection arrives in ctx", path: "lib/trade/sale/queries.ts", code: 'import { db } from "@/db/client";\nexport const it = db;\n', rule: "no-restricted-imports" },
  { name: "a command never calls a command", path: "lib/trade/sale/cancel-sale.ts", code: 'import { createSale } from "./create-sale";\nexport const it = createSale;\n', rule: "no-restricted-syntax" },
])("the linter catches a violation: $name", async ({ path, code, rule }) => {
  expect(await rulesBroken(path, code)).toContain(rule);
});

test("and lets what the law allows pass", async () => {
  expect(await rulesBroken("lib/trade/sale/queries.ts", 'import { newId } from "@/lib/core/id";\nexport const id = newId();\n')).toEqual([]);
});
