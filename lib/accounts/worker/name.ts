import { type AnyColumn, type SQL, sql } from "drizzle-orm";

import { workers } from "@/db/schema";

type Names = Record<"firstName" | "lastName", AnyColumn | SQL>;

/** A worker's name as it is shown, the first name alone where there is no other. null: nobody was joined. */
export const workerName = ({ firstName, lastName }: Names = workers) => sql<string | null>`trim(${firstName} || ' ' || ${lastName})`;
