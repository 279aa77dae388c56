"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, use, useEffect } from "react";

/** What comes within this time comes without a flicker. */
const WAIT_MS = 200;
/** Longer ago it was another visit to the same page. */
const FORGET_MS = 1_000;

type Wait = { path: string; since: number; over: Promise<void>; isShown: boolean };

let wait: Wait | undefined;

/**
 * The place of what comes, drawn only when it is long in coming. It suspends, as what it stands for does: so until then
 * the page before stays in the browser, and the server sends a page that is quick in one piece.
 */
export function Late({ children }: { children: ReactNode }) {
  use(waitFor(usePathname()));
  useEffect(() => {
    if (wait) wait.isShown = true;
    return () => { wait = undefined; };
  }, []);
  return children;
}

/** React throws away what it began and could not show, so the promise is kept here: one for a way to a page. */
function waitFor(path: string): Promise<void> {
  if (typeof window === "undefined") return rest(); // many visitors; React itself keeps the first of one drawing
  if (!wait || wait.path !== path || (!wait.isShown && Date.now() - wait.since > FORGET_MS)) wait = { path, since: Date.now(), over: rest(), isShown: false };
  return wait.over;
}

const rest = () => new Promise<void>((done) => setTimeout(done, WAIT_MS));
