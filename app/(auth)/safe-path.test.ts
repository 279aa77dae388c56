import { expect, test } from "vitest";

import { safePath } from "./safe-path";

test.each(["/", "/products?page=2", "/sales/01900000-0000-7000-8000-000000000000", "/settings#receipt"])("%s is ours", (path) => {
  expect(safePath(path)).toBe(path);
});

test.each([undefined, "", "https://evil.uz", "//evil.uz", "/\\evil.uz", "/a\\b", "javascript:alert(1)", "/\nx", "/sign-in?next=/", ["/a"]])("%j is not", (path) => {
  expect(safePath(path)).toBe("/");
});
