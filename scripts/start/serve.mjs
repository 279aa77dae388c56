// The shop's own process: the production build in the folder named by the first argument.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Whoever started it is gone, perhaps killed: finish the requests and go, too.
if (process.connected) process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

await import(pathToFileURL(join(resolve(process.argv[2] ?? "."), "server.js")).href);
