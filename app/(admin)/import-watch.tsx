"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";

import { keptText, onFollowed } from "./products/import/followed";

const Follower = lazy(() => import("./products/import/follower").then((all) => ({ default: all.Follower })));

/** Says when an import that was left running is over. Its code comes only where one was begun. */
export function ImportWatch() {
  const kept = useSyncExternalStore(onFollowed, keptText, () => "");
  return kept !== "" && <Suspense><Follower kept={kept} /></Suspense>;
}
