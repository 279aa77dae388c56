"use client";

import { useEffect } from "react";

/** The cookie that says, to all tabs, in which store this browser works. */
const STORE_COOKIE = /(?:^|; )store=([\w-]+)/;

/** A tab that was left open in another store is drawn anew before anybody touches it: what it shows is not where it would write. */
export function OneStore({ storeId }: { storeId: string }) {
  useEffect(() => {
    const check = () => {
      const now = STORE_COOKIE.exec(document.cookie)?.[1];
      if (now !== undefined && now !== storeId) location.assign("/");
    };
    const events = ["focus", "visibilitychange", "pageshow"] as const;
    events.forEach((event) => window.addEventListener(event, check));
    return () => events.forEach((event) => window.removeEventListener(event, check));
  }, [storeId]);
  return null;
}
