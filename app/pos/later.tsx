"use client";

import { type ComponentType, useEffect, useSyncExternalStore } from "react";

/**
 * A part of the till that is fetched when it is first drawn, or before, by the second of what is answered. Where it cannot
 * be fetched nothing is drawn and a dialog counts as closed, so that it does not open by itself when the line is back: an
 * outage must not put an error page in the till's place.
 */
export function later<P extends { onOpenChange?: (open: boolean) => void }>(load: () => Promise<ComponentType<P>>): [ComponentType<P>, () => void] {
  const listeners = new Set<() => void>();
  let part: ComponentType<P> | null = null;
  let asking: Promise<ComponentType<P>> | null = null;

  const fetch = async (): Promise<boolean> => {
    if (part) return true;
    try {
      part = await (asking ??= load());
      for (const listener of listeners) listener();
      return true;
    } catch {
      return false;
    } finally {
      asking = null;
    }
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const read = () => part;

  function Later(props: P) {
    const Part = useSyncExternalStore(subscribe, read, read);
    const { onOpenChange } = props;
    const isWanted = !("open" in props) || props.open === true;
    useEffect(() => {
      if (isWanted) void fetch().then((isThere) => isThere || onOpenChange?.(false));
    }, [isWanted, onOpenChange]);
    return Part && <Part {...props} />;
  }
  return [Later, () => void fetch()];
}
