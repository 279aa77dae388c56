"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { leave } from "@/components/ui/leaving";
import { toast } from "@/components/ui/toast";

import { STORE_HEADER, useStoreId } from "../../store";
import { followedImports, forgetImport, stateOf } from "./followed";

const EVERY_MS = 3000;

/** Asks after the imports that were begun here, and says in a line what came of each; on an import's own page that is seen already. */
export function Follower({ kept }: { kept: string }) {
  const router = useRouter();
  const storeId = useStoreId();
  useEffect(() => {
    const ids = followedImports(kept).filter((each) => each.storeId === storeId).map(({ id }) => id);
    let [isOver, timer] = [ids.length === 0, undefined as ReturnType<typeof setTimeout> | undefined];

    async function ask(id: string): Promise<void> {
      const page = `/products/import/${id}`;
      const state = await fetch(`${page}/state`, { headers: { [STORE_HEADER]: storeId }, redirect: "manual" }).then(stateOf).catch(() => "again" as const);
      if (isOver || state === "again" || (state !== "gone" && state.data.isRunning)) return;

      forgetImport(id);
      if (state === "gone" || location.pathname === page) return;
      const { message, data: { isBad, verb } } = state;
      toast(message, { tone: isBad ? "bad" : "ok", action: { label: verb, onClick: () => leave(() => router.push(page)) } });
    }
    async function look(): Promise<void> {
      if (!document.hidden) await Promise.all(ids.map(ask));
      if (!isOver) timer = setTimeout(() => void look(), EVERY_MS);
    }

    if (!isOver) void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [kept, storeId, router]);
  return null;
}
