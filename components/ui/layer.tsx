"use client";

import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";

import { Button, type ButtonLook } from "./button";
import { guardLeaving } from "./leaving";

/** What a dialog or sheet offers to the form inside it. `then`: what it is closed for. */
export type Layer = { close: (then?: () => void) => void; setDirty: (dirty: boolean) => void };

/** The question before something is lost; `go` goes on without it. */
export type LeaveProps = { open: boolean; onOpenChange: (open: boolean) => void; go: () => void };

export const LayerContext = createContext<Layer | null>(null);

/** The dialog or sheet around, if there is one. */
export const useLayer = (): Layer | null => use(LayerContext);

/** While `dirty`, Esc, the cross and leaving the page ask before anything is lost: the layer around does, else what is answered here. */
export function useCloseGuard(dirty: boolean): LeaveProps {
  const layer = useLayer();
  const [going, setGoing] = useState<() => void>();
  const latest = useRef(layer);
  useEffect(() => { latest.current = layer; });
  useEffect(() => {
    layer?.setDirty(dirty);
    return () => layer?.setDirty(false);
  }, [layer, dirty]);

  useEffect(() => {
    if (!dirty) return;
    return guardLeaving((go) => (latest.current ? latest.current.close(go) : setGoing(() => go)));
  }, [dirty]);

  const onOpenChange = (open: boolean) => { if (!open) setGoing(undefined); };
  return { open: going !== undefined, onOpenChange, go: () => { setGoing(undefined); going?.(); } };
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
