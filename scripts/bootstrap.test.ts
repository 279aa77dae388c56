import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { expect, test } from "vitest";

test("what npm started closes when npm's shell is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shop-crm-npm-"));
  const script = join(folder, "stays.mjs");
  await writeFile(script, `process.on("SIGTERM", () => { console.log("closing"); process.exit(); }); setInterval(() => undefined, 1000); console.log(process.pid);`);

  const shell = spawn("sh", ["-c", `"${process.execPath}" scripts/run.mjs "${relative(process.cwd(), script)}"; true`], { env: { ...process.env, npm_lifecycle_event: "start" }, stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  shell.stdout.on("data", (text: Buffer) => lines.push(...text.toString().trim().split("\n")));
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
  shell.kill("SIGKILL");
  await once(shell.stdout, "close"); // held open by whoever is left

  expect(lines).toEqual([expect.stringMatching(/^\d+$/), "closing"]);
  await rm(folder, { recursive: true });
});
