import { runNext } from "../start/build";
import { closeSignal } from "../start/closing";
import { runTool } from "../test/tasks";

const closing = closeSignal(() => console.log("\nClosing…"));

// Side by side: each keeps one core busy for most of its time.
await runNext(["typegen"], closing);
const codes = await Promise.all([
  runTool("typescript/bin/tsc", ["--noEmit", "-p", "."], closing),
  runTool("eslint/bin/eslint.js", ["."], closing),
  runTool("vitest/vitest.mjs", ["run", "--project", "unit"], closing),
]);
const failed = ["types", "lint", "unit tests"].filter((_, index) => codes[index] !== 0);

console.log(failed.length === 0 ? "\nTypes, lint and unit tests are fine." : `\nNot fine: ${failed.join(", ")}.`);
process.exit(failed.length === 0 ? 0 : 1);
