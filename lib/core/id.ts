import { v7 } from "uuid";
import { z } from "zod";

/** An id that a caller sends. In small letters, as PostgreSQL says it: what is looked up by an id in memory is found by it however it was written. */
export const Id = z.uuid().toLowerCase();

/** One that a caller mints, as `newId` does. */
export const NewId = z.uuidv7("id").toLowerCase();

/** UUIDv7: sorts by creation time (in one process strictly) and can be minted on an offline till. */
export const newId = (): string => v7();
