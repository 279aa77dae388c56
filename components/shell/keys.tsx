"use client";

import { useTranslations } from "next-intl";

import { DialogPanel } from "@/components/ui/layer-panels";
import { LayerBody } from "@/components/ui/layer";

const KEYS = [
  ["search", ["Ctrl", "K"]], ["filter", ["/"]], ["new", ["N"]], ["edit", ["E"]], ["print", ["P"]], ["save", ["Enter"]], ["saveAnywhere", ["Ctrl", "Enter"]], ["back", ["Esc"]], ["help", ["?"]],
] as const;

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** All keys of the back office. */
export function Keys({ open, onOpenChange }: Props) {
  const t = useTranslations("shell.keysOf");
  return (
    <DialogPanel open={open} onOpenChange={onOpenChange} title={t("title")}>
      <LayerBody>
        <dl className="keys">
          {KEYS.map(([name, keys]) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
            </div>
          ))}
        </dl>
      </LayerBody>
    </DialogPanel>
  );
}
