// Runs on whatever Node starts it, before anything is installed: built-in modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const LOCK = join(ROOT, "package-lock.json");
const STAMP = join(MODULES, ".shop-lock");
const NODE = process.platform === "win32" ? join(MODULES, "node", "bin", "node.exe") : join(MODULES, "node", "bin", "node");

/** Installs what is missing, then runs a TypeScript file of this project on the Node it pins. */
export async function enter(entry, args, help) {
  if (help && (args.includes("--help") || args.includes("-h"))) {
    console.log(help.trim());
    return;
  }
  if (Number.parseInt(process.versions.node) < 20) fail(`Node ${process.versions.node} is too old: 20 or newer is needed.`);

  process.chdir(ROOT);
  closeWithNpm();
  if (!isInstalled()) install();
  if (!existsSync(NODE)) makeUpForInstallScripts();

  if (realpathSync(process.execPath) === realpathSync(NODE)) {
    process.argv = [process.argv[0], join(ROOT, entry), ...args];
    await import("./load.mjs").then(({ load }) => load(pathToFileURL(join(ROOT, entry)).href));
  } else {
    runOnOwnNode(entry, args);
  }
}

/** npm hands a signal to its shell, which dies of it and hands it to nobody; killed, npm hands on nothing and its shell stays. What npm started must not outlive either. */
function closeWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const above = look(parent);
  const npm = above && look(above.parent)?.command.startsWith("npm") ? above.parent : parent; // some shells give way to what they start
  const watch = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/** A process's parent and its command line, as far as the machine tells. */
function look(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      return { parent: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]), command: readFileSync(`/proc/${pid}/cmdline`, "utf8") };
    }
    const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(spawnSync("ps", ["-ww", "-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" }).stdout);
    return { parent: Number(parent), command };
  } catch {
    return undefined; // it has just ended, or nobody may look
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** npm writes its own list last. A list newer than the lock, or a stamp of this very lock, is an install that was finished. */
function isInstalled() {
  const installed = join(MODULES, ".package-lock.json");
  if (!existsSync(installed)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === lockHash()) return true;
  return statSync(installed).mtimeMs >= statSync(LOCK).mtimeMs;
}

function install() {
  console.log("Installing what package-lock.json names…");
  // NODE_ENV=production would leave out the pinned Node and the test tools.
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const { status, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] })
    : spawnSync("npm", args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
  if (error) fail(`npm could not be run (${error.message}). It comes with Node: https://nodejs.org`);
  if (status !== 0) fail("`npm ci` did not finish; its last lines say why.");
  writeFileSync(STAMP, lockHash());
}

function lockHash() {
  return createHash("sha256").update(readFileSync(LOCK)).digest("hex");
}

/** npm may have been told to run no install scripts; the pinned Node comes by one, and what is mended in a package by ours. */
function makeUpForInstallScripts() {
  const mended = spawnSync(process.execPath, [join(MODULES, "patch-package", "index.js"), "--patch-dir", "db/patches", "--error-on-fail", "--error-on-warn"], { cwd: ROOT, stdio: "inherit" });
  if (mended.status !== 0) fail("The patches in db/patches do not fit what is installed. Run: npm ci");
  spawnSync(process.execPath, ["installArchSpecificPackage"], { cwd: join(MODULES, "node"), stdio: "ignore" });
  if (existsSync(NODE)) return;
  fail("The install script of the package `node` has not run, so Node 24 is missing. Allow it and run: npm rebuild node");
}

function runOnOwnNode(entry, args) {
  const child = spawn(NODE, [join(ROOT, "scripts", "run.mjs"), entry, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: `${join(MODULES, ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}
