// Clears up after a process that was killed and could not do it itself. It lives on the other end of a pipe: a line
// names something to end (a PostgreSQL, a process group, a folder), `-` and the same name releases it, and the end of
// the pipe is the end of the process.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const kept = new Map();

// Ctrl-C reaches the whole terminal; this one goes only after the process it watches.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { release, ...what } = JSON.parse(line);
    const key = JSON.stringify(what);
    if (release) kept.delete(key);
    else kept.set(key, what);
  })
  .on("close", () => {
    for (const what of kept.values()) if (what.group) end(what.group);
    for (const what of kept.values()) if (what.cluster) stop(what);
    for (const what of kept.values()) if (what.folder) rmSync(what.folder, { recursive: true, force: true });
    process.exit();
  });

function end(group) {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

function stop({ cluster, pgCtl, uid, gid }) {
  spawnSync(pgCtl, ["stop", "-D", cluster, "-m", "immediate", "-w", "-t", "20"], { uid, gid, cwd: "/", stdio: "ignore" });
}
