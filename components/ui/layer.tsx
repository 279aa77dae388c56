"use client";

import { createContext, type ReactNode, use, useEffect } from "react";

import { Button, type ButtonLook } from "./button";

/** What a dialog or sheet offers to the form inside it. */
export type Layer = { close: () => void; setDirty: (dirty: boolean) => void };

export const LayerContext = createContext<Layer | null>(null);

/** The dialog or sheet around, if there is one. */
export const useLayer = (): Layer | null => use(LayerContext);

/** While `dirty`, Esc, the cross and leaving the page ask before anything is lost. */
export function useCloseGuard(dirty: boolean): void {
  const layer = useLayer();
  useEffect(() => {
    layer?.setDirty(dirty);
    return () => layer?.setDirty(false);
  }, [layer, dirty]);

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}

/** The part of a dialog or sheet that scrolls. */
export function LayerBody({ children }: { children: ReactNode }) {
  return <div className="bd">{children}</div>;
}

/** Its buttons: cancel at the left of the verb. */
export function LayerFooter({ children }: { children: ReactNode }) {
  return <div className="ft">{children}</div>;
}

/** Closes what it stands in; asks first when something would be lost. */
export function CloseButton({ kind = "ghost", ...rest }: ButtonLook & { children: ReactNode }) {
  const layer = useLayer();
  return <Button kind={kind} hint="Esc" onClick={() => layer?.close()} {...rest} />;
}
