"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 1000;

/** Asks for the page anew while something is under way; a page in the background waits. */
export function Follow({ active }: { active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => { if (!document.hidden) router.refresh(); }, EVERY_MS);
    return () => clearInterval(timer);
  }, [active, router]);
  return null;
}
