import type { Result } from "@/lib/core/result";

/** What became of a question: an answer (also a refusal), nobody knows, or nobody is signed in any more. */
export type Asked<T> = { kind: "answer"; result: Result<T> } | { kind: "unknown" } | { kind: "signedOut" };

type Options = { timeoutMs?: number; signal?: AbortSignal };

/** Asks the shop. Never throws: a line that is down, a slow server and a crash are all "nobody knows". */
export async function ask<T>(storeId: string, path: string, input: object, { timeoutMs = 12_000, signal }: Options = {}): Promise<Asked<T>> {
  try {
    const timeout = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`/pos/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-store-id": storeId },
      body: JSON.stringify(input),
      redirect: "manual", // to the sign-in page
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    if (response.type === "opaqueredirect" || response.status === 401) return { kind: "signedOut" };

    const result = (await response.json()) as Result<T>;
    const isOurs = response.status >= 500 || response.status === 429;
    return isOurs || !("data" in result) ? { kind: "unknown" } : { kind: "answer", result };
  } catch {
    return { kind: "unknown" };
  }
}

/** The data of an answer, if it was a good one. */
export const dataOf = <T>(asked: Asked<T>): T | undefined => (asked.kind === "answer" && asked.result.data !== null ? asked.result.data : undefined);
