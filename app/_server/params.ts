import type { z } from "zod";

/**
 * A page's list parameters. What does not fit is left out and the rest stays: a stale link shows a list, only the API answers 400.
 */
export async function readParams<S extends z.ZodType>(schema: S, searchParams: Promise<unknown>): Promise<z.output<S>> {
  const given = { ...((await searchParams) as Record<string, unknown>) };

  for (let attempt = 0; attempt < 3; attempt++) {
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      for (const key of issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])]) delete given[key];
    }
  }
  return schema.parse({});
}
