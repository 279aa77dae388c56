import type { Result } from "@/lib/core/result";
import type { ProductRow, SameName, ScannedProduct } from "@/lib/warehouse/product/schemas";

/** `store`: for which the page was drawn; where its person has gone to another one since, the answer is a refusal. */
type Asked = { store: string; location?: string; except?: string };

/** A product by a scanned or typed code. `null`: the server did not answer. */
export const findByCode = (code: string, asked: Asked) => ask<ScannedProduct>({ code, ...asked });

/** The likeliest products for what is typed. */
export const findBySearch = (search: string, asked: Asked, signal?: AbortSignal) => ask<ProductRow[]>({ search, ...asked }, signal);

/** Products of this very name. */
export const findSameNames = (name: string, asked: Asked, signal?: AbortSignal) => ask<SameName[]>({ name, ...asked }, signal);

/** The stock of a product at one place. */
export const findLevel = (id: string, asked: Asked) => ask<{ stock: string }>({ id, ...asked });

async function ask<T>({ store, ...params }: Record<string, string | undefined> & { store: string }, signal?: AbortSignal): Promise<Result<T> | null> {
  const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  try {
    const response = await fetch(`/products/find?${new URLSearchParams(given)}`, { signal: signal ?? null, headers: { "x-store-id": store } });
    return response.headers.get("content-type")?.includes("json") ? ((await response.json()) as Result<T>) : null;
  } catch {
    return null;
  }
}
