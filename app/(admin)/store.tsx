"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, use, useCallback } from "react";

import { toast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/core/result";

const StoreContext = createContext<string>("");

/** The store that this page was drawn for: what is asked from here names it, whatever other tabs have switched to since. */
export function StoreProvider({ storeId, children }: { storeId: string; children: ReactNode }) {
  return <StoreContext value={storeId}>{children}</StoreContext>;
}

/** The store that this page was drawn for. */
export const useStoreId = (): string => use(StoreContext);

/** For requests that are no actions. */
export const STORE_HEADER = "x-store-id";

type Action<I, T> = (storeId: string, input: I) => Promise<Result<T>>;

/** A server action, asked for this page's store. It never throws: a server that did not answer is a refusal like others. */
export function useAction<I, T>(action: Action<I, T>): (input: I) => Promise<Result<T>> {
  const storeId = useStoreId();
  const c = useTranslations("common");
  return useCallback(
    (input: I) => action(storeId, input).catch((): Failure => ({ message: c("noAnswer"), data: null, error: { code: "unavailable", fields: {} } })),
    [action, storeId, c],
  );
}

/** Says in a line what came of it. */
export function tell({ message, error }: Result<unknown>): void {
  toast(message, error ? { tone: "bad" } : {});
}
