import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "@playwright/test";

import { Problem } from "../start/problem";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const MAC = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];

/** A Chromium that starts here, by its path; `undefined` is Playwright's own. Installed if there is none. */
export async function findBrowser(log: (line: string) => void): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    const problem = await whyNot(named);
    if (problem) throw new Problem(`CHROMIUM_PATH=${named} does not start: ${problem}`);
    return named;
  }

  for (const path of systemBrowsers()) if (!(await whyNot(path))) return path;
  if (!(await whyNot(undefined))) return undefined;

  log("No Chromium found; installing Playwright's…");
  const isRoot = process.getuid?.() === 0;
  const playwright = [join("node_modules", "playwright", "cli.js"), "install", ...(isRoot ? ["--with-deps"] : []), "chromium"];
  spawnSync(process.execPath, playwright, { stdio: ["ignore", "inherit", "inherit"] });
  let problem = await whyNot(undefined);
  if (!problem) return undefined;

  if (isRoot && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    log("That did not work; installing the system's package chromium…");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { stdio: ["ignore", "ignore", "inherit"], env });
    for (const path of systemBrowsers()) {
      problem = await whyNot(path);
      if (!problem) return path;
    }
  }
  throw new Problem(
    `The end-to-end tests need a Chromium, and none could be found or installed (${problem}). ` +
      "Install Chromium or Google Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test",
  );
}

function systemBrowsers(): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
  return [...new Set([...found, ...MAC.filter((path) => existsSync(path))])];
}

/** Being there is not enough: a stub, or one that lacks libraries, is found now and not in the middle of the tests. */
async function whyNot(executablePath: string | undefined): Promise<string | undefined> {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    await browser.close();
    return undefined;
  } catch (error) {
    return (error as Error).message.split("\n")[0];
  }
}
