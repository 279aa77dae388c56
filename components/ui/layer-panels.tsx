"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";

import { Field } from "@/components/form/field";

import { Button } from "./button";
import { cx } from "./cx";
import type { ConfirmProps, LayerProps } from "./dialog";
import { Icon } from "./icon";
import { Input } from "./input";
import { type Layer, LayerContext, type LeaveProps } from "./layer";
import { Note } from "./note";
import { Select } from "./select";

/** See `Dialog`. */
export function DialogPanel(props: LayerProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Guarded {...props}>
      <Dialog.Viewport className="dlgv">
        <Dialog.Popup ref={popup} initialFocus={() => firstField(popup.current)} className={cx("dlg", props.wide && "wide")}><Head {...props} />{props.children}</Dialog.Popup>
      </Dialog.Viewport>
    </Guarded>
  );
}

/** See `Sheet`. */
export function SheetPanel(props: LayerProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Guarded {...props}>
      <Dialog.Popup ref={popup} initialFocus={() => firstField(popup.current)} className={cx("shd", props.wide && "wide")}><Head {...props} />{props.children}</Dialog.Popup>
    </Guarded>
  );
}

/** Where one begins: the first field, else the first button of the body or the foot, else the frame itself. */
function firstField(popup: HTMLElement | null): HTMLElement | null {
  const field = popup?.querySelector<HTMLElement>(".bd :is(input, select, textarea):not([type=hidden], [readonly], :disabled)");
  return field ?? popup?.querySelector<HTMLElement>(":is(.bd, .ft) :is(a, button):not(:disabled)") ?? popup;
}

function Head({ title }: LayerProps) {
  const t = useTranslations("common");
  return (
    <div className="hd">
      <Dialog.Title>{title}</Dialog.Title>
      <Dialog.Close render={<Button kind="ghost" icon={X} label={t("close")} data-tip={undefined} />} />
    </div>
  );
}

/** A modal layer that does not close over unsaved words without asking. */
function Guarded({ open, onOpenChange, children }: Omit<LayerProps, "title" | "children"> & { children: ReactNode }) {
  const dirty = useRef(false);
  const [asking, setAsking] = useState<{ then?: () => void }>();

  const layer = useMemo<Layer>(() => ({
    setDirty: (next) => void (dirty.current = next),
    close: (then) => {
      if (dirty.current) return setAsking({ then });
      onOpenChange(false);
      then?.();
    },
  }), [onOpenChange]);
  const go = () => {
    dirty.current = false;
    setAsking(undefined);
    onOpenChange(false);
    asking?.then?.();
  };

  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? onOpenChange(true) : layer.close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="back" />
        <LayerContext value={layer}>{children}</LayerContext>
      </Dialog.Portal>
      <LeavePanel open={asking !== undefined} onOpenChange={(next) => { if (!next) setAsking(undefined); }} go={go} />
    </Dialog.Root>
  );
}

/** See `LeaveQuestion`. */
export function LeavePanel({ go, ...rest }: LeaveProps) {
  const t = useTranslations("common.leave");
  return <ConfirmPanel {...rest} title={t("title")} stay={t("stay")} verb={t("verb")} onConfirm={go}>{t("text")}</ConfirmPanel>;
}

/** See `Confirm`. */
export function ConfirmPanel({ open, onOpenChange, title, children, consequences, reason, stay, verb, mild, other, busy, error, onConfirm }: ConfirmProps) {
  const safe = useRef<HTMLButtonElement>(null);
  const [why, setWhy] = useState("");
  const missing = reason !== undefined && !reason.optional && why.trim() === "";

  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => { if (next || !busy) onOpenChange(next); if (!next) setWhy(""); }}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="back over" forceRender />
        <AlertDialog.Viewport className="dlgv over">
          <AlertDialog.Popup className="dlg" initialFocus={safe}>
            <div className="hd"><AlertDialog.Title>{title}</AlertDialog.Title></div>
            <div className="bd">
              {children && <AlertDialog.Description className="sec">{children}</AlertDialog.Description>}
              {consequences && consequences.length > 0 && (
                <ul className="will">
                  {consequences.map(({ icon, text, value, tone }, at) => (
                    <li key={at}>{icon && <Icon as={icon} />}<span>{text}</span>{value !== undefined && <b className={cx("tn", tone)}>{value}</b>}</li>
                  ))}
                </ul>
              )}
              {reason && (
                <Field label={reason.label} optional={reason.optional} className="mt-3">
                  {reason.options
                    ? <Select options={reason.options} placeholder="" value={why} onChange={(event) => setWhy(event.target.value)} />
                    : <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />}
                </Field>
              )}
              {error && <div className="mt-3"><Note tone="bad">{error}</Note></div>}
            </div>
            <div className="ft">
              {other && <Button kind="ghost" onClick={other.onClick}>{other.label}</Button>}
              <AlertDialog.Close ref={safe} render={<Button hint="Esc" />}>{stay}</AlertDialog.Close>
              <Button kind={mild ? "primary" : "destructive"} busy={busy} disabled={missing && (reason?.label ?? true)} onClick={() => onConfirm(why.trim())}>{verb}</Button>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
