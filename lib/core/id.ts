import { v7 } from "uuid";

/** UUIDv7: sorts by creation time (in one process strictly) and can be minted on an offline till. */
export const newId = (): string => v7();
