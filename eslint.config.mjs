import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** One line of the import law: files in `target` may not import from `from`. */
const zone = (target, from, message, except = []) => ({ target, from, message, except });

// db <- lib <- inngest <- app, components <- app; inside lib: core <- accounts <- store <- warehouse <- trade, store <- expense.
const LAW = [
  zone(["./db/!(seed)/**", "./db/*.ts"], ["./lib", "./app", "./components", "./inngest", "./scripts"], "db imports nothing of ours."),
  zone("./db/seed", ["./app", "./components", "./inngest"], "The demo shop is made through the commands of lib."),
  zone("./lib", ["./app", "./components", "./inngest"], "lib knows no transport and no screen."),
  zone("./lib/!(testing)/**", "./scripts", "Scripts call lib, never the other way round."),
  zone("./lib/core", ["./lib/accounts", "./lib/store", "./lib/warehouse", "./lib/trade", "./lib/expense"], "The kernel knows nothing of shops."),
  zone("./lib/accounts", ["./lib/store", "./lib/warehouse", "./lib/trade", "./lib/expense"], "accounts may import core only."),
  zone("./lib/store", ["./lib/warehouse", "./lib/trade", "./lib/expense"], "store may import core and accounts."),
  zone("./lib/warehouse", ["./lib/trade", "./lib/expense"], "warehouse may not import trade."),
  zone("./lib/trade", "./lib/expense", "trade and expense are neighbours."),
  zone("./lib/expense", ["./lib/warehouse", "./lib/trade"], "expense may import core, accounts and store."),
  zone("./components", ["./app", "./inngest", "./scripts"], "components are drawn by screens, they do not know them."),
  zone("./inngest", ["./app", "./components"], "Background work knows no screen."),
];

/** What a browser may not reach: the database, Node, the framework's server side. */
const SERVER_ONLY = {
  patterns: [
    { group: ["@/db", "@/db/*", "drizzle-orm", "drizzle-orm/*", "postgres"], message: "This runs in a browser: no database here." },
    { group: ["node:*", "server-only", "next/headers", "next/server"], message: "This runs in a browser: no server here." },
  ],
};

export default tseslint.config(
  { ignores: [".next/**", "node_modules/**", ".data/**", "next-env.d.ts", "**/*.mjs"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json" })] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones: LAW }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-console": ["error", { allow: ["error"] }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // Only where there are hooks: a `useCase` of lib is none.
    files: ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    // Widgets know shapes, never the database; of lib only what is the same in a browser.
    files: ["components/**/*.{ts,tsx}"],
    ignores: ["**/*.test.*"],
    rules: {
      "no-restricted-imports": ["error", {
        patterns: [
          ...SERVER_ONLY.patterns.filter(({ group }) => !group.includes("node:*")),
          { regex: "^@/lib/(?!core/(?:money|time|list|errors|id|result|locale|text|permissions)$|(?:.*/)?(?:schemas|wire|rules|unit|barcode|search-key)$)", message: "components know schemas, wire, rules and the small exact parts of core." },
        ],
      }],
    },
  },
  {
    files: ["lib/**/schemas.ts", "lib/**/rules.ts", "lib/**/wire.ts", "lib/core/{money,time,list,errors,id,text,locale,permissions}.ts", "lib/warehouse/unit.ts"],
    rules: { "no-restricted-imports": ["error", SERVER_ONLY] },
  },
  {
    // The pools are opened where a request begins, in background work, scripts and tests; nowhere else.
    files: ["lib/**/*.ts", "components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
    ignores: ["app/_server/**", "app/health/**", "lib/testing/**", "**/*.test.*", "components/**", "lib/**/schemas.ts", "lib/**/rules.ts", "lib/**/wire.ts", "lib/core/{money,time,list,errors,id,text,locale,permissions}.ts", "lib/warehouse/unit.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ group: ["@/db/client"], allowTypeImports: true, message: "The connection arrives in ctx." }] }],
    },
  },
  {
    // A command never calls a command: it would authorise twice and nest transactions.
    files: ["lib/**/{create,update,delete,cancel,receive,adjust,claim,release,dismiss,register,activate,deactivate,set,apply,upload,check}-*.ts"],
    ignores: ["**/*.test.*", "lib/core/**"],
    rules: {
      "no-restricted-syntax": ["error", {
        selector: "ImportDeclaration[importKind!='type'][source.value=/\\u002f(create|update|delete|cancel|receive|adjust|claim|release|dismiss|activate|deactivate)-(?!input)[a-z-]+$/]",
        message: "A command never calls a command: share a plain function that takes the transaction.",
      }],
    },
  },
  { files: ["scripts/**", "bench/**", "db/seed/**", "e2e/**", "**/*.test.*"], rules: { "no-console": "off" } },
  // A test may use the shop from above, to see what its own room does to it.
  { files: ["**/*.test.*", "lib/testing/**"], rules: { "import-x/no-restricted-paths": "off" } },
);
