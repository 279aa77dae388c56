import { expect, test } from "vitest";

import { mayBePicture } from "./picture-types";

test.each([["image/jpeg", true], ["image/webp", true], ["image/heic", true], ["", true], ["image/svg+xml", false], ["application/pdf", false]])("a file that says it is %j may be chosen as a picture: %s", (type, may) => {
  expect(mayBePicture({ type })).toBe(may);
});
