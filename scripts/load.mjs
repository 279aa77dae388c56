// Loads TypeScript on the pinned Node: tsx, the paths of tsconfig.json, and no guard against the browser.
import { registerHooks } from "node:module";

import { register } from "tsx/esm/api";

/** Imports a file of this project; its own top level is the program. */
export async function load(url) {
  // `server-only` throws where there is no bundler to tell a server from a browser.
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "server-only" ? { url: "data:text/javascript,", shortCircuit: true } : next(specifier, context),
  });
  register();
  await import(url);
}
