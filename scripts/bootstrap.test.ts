import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Readable } from "node:stream";

import { expect, onTestFinished, test } from "vitest";

test("what npm started closes when npm's shell is killed", async () => {
  const { folder, script } = await openFolder();
  const shell = spawn("sh", ["-c", `"${process.execPath}" scripts/run.mjs "${script}"; true`], { env: { ...process.env, npm_lifecycle_event: "start" }, stdio: ["ignore", "pipe", "inherit"] });

  expect(await linesOnceKilled(shell)).toEqual([expect.stringMatching(/^\d+$/), "closing"]);
  await rm(folder, { recursive: true });
});

test("what npm started closes when npm itself is killed and its shell stays", async () => {
  const { folder, script } = await openFolder();
  // Named as npm names itself; it goes without a word to its shell.
  const npm = `process.title = "npm start"; require("child_process").spawn("sh", ["-c", process.argv[1]], { stdio: "inherit" });`;
  const command = `"${process.execPath}" scripts/run.mjs "${script}"; true`;
  const parent = spawn(process.execPath, ["-e", npm, command], { env: { ...process.env, npm_lifecycle_event: "start" }, stdio: ["ignore", "pipe", "inherit"] });

  expect(await linesOnceKilled(parent)).toEqual([expect.stringMatching(/^\d+$/), "closing"]);
  await rm(folder, { recursive: true });
});

/** A script that stays until it is told to close, and says so. */
async function openFolder(): Promise<{ folder: string; script: string }> {
  const folder = await mkdtemp(join(tmpdir(), "shop-crm-npm-"));
  const script = join(folder, "stays.mjs");
  await writeFile(script, `process.on("SIGTERM", () => { console.log("closing"); process.exit(); }); setInterval(() => undefined, 1000); console.log(process.pid);`);
  return { folder, script: relative(process.cwd(), script) };
}

/** What was said until the last of those who were started is gone. */
async function linesOnceKilled(parent: ChildProcessByStdio<null, Readable, null>): Promise<string[]> {
  const lines: string[] = [];
  parent.stdout.on("data", (text: Buffer) => lines.push(...text.toString().trim().split("\n")));
  await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
  onTestFinished(() => void spawnSync("kill", ["-9", lines[0]!])); // whom the test found staying does not stay
  parent.kill("SIGKILL");
  await once(parent.stdout, "close"); // held open by whoever is left
  return lines;
}
