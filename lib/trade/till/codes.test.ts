import { describe, expect, it } from "vitest";

import { codesOf } from "./codes";

describe("the codes a scanned text may be kept under", () => {
  it.each([
    ["4780012345678", ["4780012345678"]],
    ["012345678905", ["012345678905", "0012345678905"]],
    ["A-17", ["A-17"]],
    ["010478001234567821abc\x1d93xyz", ["010478001234567821abc\x1d93xyz", "04780012345678", "4780012345678"]],
    ["]d2010478001234567821abc", ["]d2010478001234567821abc", "010478001234567821abc", "04780012345678", "4780012345678"]],
  ])("%j", (scanned, codes) => expect(codesOf(scanned)).toEqual(codes));
});
