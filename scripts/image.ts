import { cp, rm } from "node:fs/promises";
import { join } from "node:path";

import { build } from "esbuild";

import { freshBuild } from "./start/build";
import { runScript } from "./start/problem";

const HELP = `
node scripts/run.mjs scripts/image.ts [folder]

Writes all that a container needs (.next/image unless named): the production build, the migrations and a start without npm.
The Dockerfile calls it. It runs with: node .next/image/start.mjs
`;

await runScript(async () => {
  const [folder = join(".next", "image")] = process.argv.slice(2);
  if (folder === "--help") return console.log(HELP.trim());

  const production = await freshBuild((line) => console.log(line));
  await rm(folder, { recursive: true, force: true });
  await cp(production, folder, { recursive: true, verbatimSymlinks: true });
  await cp(join("db", "migrations"), join(folder, "migrations"), { recursive: true });
  await build({
    entryPoints: ["scripts/start/container.ts"],
    outfile: join(folder, "start.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    // Bundled CommonJS asks for require.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
});
