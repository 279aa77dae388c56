import { spawn } from "node:child_process";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

/** Something that must not outlive this process. */
export type Leftover =
  | { folder: string }
  | { group: number }
  | { cluster: string; pgCtl: string; uid?: number; gid?: number };

let pipe: Writable | undefined;

/** Ends `what` if this process is killed. The answer releases it, once it has been ended in order. */
export function watch(what: Leftover): () => void {
  pipe ??= startWatchdog();
  pipe.write(`${JSON.stringify(what)}\n`);

  return () => void pipe?.write(`${JSON.stringify({ ...what, release: true })}\n`);
}

function startWatchdog(): Writable {
  const child = spawn(process.execPath, [fileURLToPath(new URL("clear-up.mjs", import.meta.url))], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.unref();
  const { stdin } = child;
  stdin.on("error", () => undefined); // the watchdog was killed: nothing is lost but the safety net
  (stdin as Writable & { unref?(): void }).unref?.();
  return stdin;
}
