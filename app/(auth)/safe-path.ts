/** Where to go after signing in: a page of ours, or the home page. `//host` and `/\host` are other people's. */
export const safePath = (path: unknown): string =>
  typeof path === "string" && /^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(path) && !path.startsWith("/sign-in") ? path : "/";
