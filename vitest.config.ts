import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const files = globSync("{lib,db,app,components,scripts,messages,inngest}/**/*.test.{ts,tsx}", { cwd: at(".") });
const needsDatabase = (file: string) => /(testing|\.)\/(db|shop|invariants|people|api)"|throwAwayCluster|withDatabase|openEmbedded/.test(readFileSync(at(file), "utf8"));

/** Two projects, so that `npm run check` need not start a database: `--project unit`. */
const project = (name: string, include: string[], globalSetup: string[], setupFiles: string[] = []) => ({
  extends: true as const,
  // A project without files must not fall back to vitest's own pattern.
  test: { name, include: include.length > 0 ? include : ["none"], globalSetup, setupFiles },
});

export default defineConfig({
  resolve: { alias: { "server-only": at("./lib/testing/server-only.ts"), "@": at(".") } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      project("unit", files.filter((file) => !needsDatabase(file)), []),
      project("database", files.filter(needsDatabase), ["lib/testing/global-setup.ts"], ["lib/testing/environment.ts"]),
    ],
  },
});
