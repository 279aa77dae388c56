import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { watch } from "../start/watchdog";

/** What the tests came to so far. */
export type Tally = { passed: number; failed: number; skipped: number };

const GRACE_MS = 10_000;

/**
 * Runs a program of `node_modules` to its end, in a process group of its own: whatever it starts ends with it, and with
 * `closing`. Answers its exit code.
 */
export async function runTool(script: string, args: string[], closing: AbortSignal, env: Record<string, string | undefined> = {}): Promise<number> {
  const child = spawn(process.execPath, [join("node_modules", script), ...args], {
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return endOf(child, closing);
}

/** Waits for a process that leads a group; when the run is closed, the group is asked to end and then made to. */
export async function endOf(child: ChildProcess, closing: AbortSignal): Promise<number> {
  const group = child.pid ?? 0;
  const release = watch({ group });
  const end = () => void endGroup(child);
  closing.addEventListener("abort", end);
  if (closing.aborted) end();

  const code = await new Promise<number>((done, fail) => {
    child.once("error", fail);
    child.once("exit", (exitCode) => done(exitCode ?? 1));
  });
  closing.removeEventListener("abort", end);
  signalGroup(group, "SIGKILL"); // what it left behind
  release();
  return code;
}

/** Asks a group to end, and makes it after a while. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const exit = new Promise((done) => child.once("exit", done));
  const timer = setTimeout(() => signalGroup(child.pid ?? 0, "SIGKILL"), GRACE_MS);
  signalGroup(child.pid, "SIGTERM");
  await exit;
  clearTimeout(timer);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // Nobody of it is left.
  }
}

type VitestReport = {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Vitest's own count. A file that could not be loaded is a failure, and so is an error outside every test. */
export async function vitestTally(reportFile: string, code: number): Promise<Tally> {
  const report = await readJson<VitestReport>(reportFile);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const notLoaded = report.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0).length;
  const failed = report.numFailedTests + notLoaded;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number }; errors: unknown[] };

/** Playwright's own count. No test at all is a failure: a browser that opened nothing proves nothing. */
export async function playwrightTally(reportFile: string, code: number): Promise<Tally> {
  const report = await readJson<PlaywrightReport>(reportFile);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  return { passed: expected, failed: failed === 0 && (code !== 0 || expected === 0) ? 1 : failed, skipped };
}

async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}
