import "server-only";

import { createHash } from "node:crypto";

/** SHA-256 of a parsed input, whose keys stand in the schema's order: the same content gives the same hash. */
export const contentHash = (input: unknown): string =>
  createHash("sha256").update(JSON.stringify(input, (_key, value) => (typeof value === "bigint" ? `${value}n` : value))).digest("base64url");
