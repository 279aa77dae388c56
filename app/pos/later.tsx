"use client";

import { type ComponentType, useEffect, useSyncExternalStore } from "react";

/**
 * A part of the till that is fetched when it is first drawn, or before, by the second of what is answered. Where it cannot
 * be fetched nothing is drawn, and it is asked for again: an outage must not put an error page in the till's place.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): [ComponentType<P>, () => void] {
  const listeners = new Set<() => void>();
  let part: ComponentType<P> | null = null;
  let asking = false;

  const fetch = () => {
    if (part || asking) return;
    asking = true;
    const settle = (loaded: ComponentType<P> | null) => {
      part = loaded;
      asking = false;
      for (const listener of listeners) listener();
    };
    load().then(settle, () => settle(null));
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const read = () => part;

  function Later(props: P) {
    const Part = useSyncExternalStore(subscribe, read, read);
    useEffect(fetch); // also after a failure: whatever draws it again asks again
    return Part && <Part {...props} />;
  }
  return [Later, fetch];
}
