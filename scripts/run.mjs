// node scripts/run.mjs <file.ts> [arguments]: runs a script of this project, whatever Node is at hand.
import { enter } from "./bootstrap.mjs";

const [entry, ...args] = process.argv.slice(2);
await enter(entry, args);
