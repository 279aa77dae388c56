"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

import { forgetImport } from "../followed";

const EVERY_MS = 1000;

/** Asks for the page anew while the import is under way; a page in the background waits. Its end is seen here and need not be said elsewhere. */
export function Follow({ id, active }: { id: string; active: boolean }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return forgetImport(id);
    const timer = setInterval(() => { if (!document.hidden) router.refresh(); }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, active, router]);
  return null;
}
