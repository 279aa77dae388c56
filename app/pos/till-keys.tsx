"use client";

import { useTranslations } from "next-intl";

import { LayerBody } from "@/components/ui/layer";
import { DialogPanel } from "@/components/ui/layer-panels";

const KEYS = [
  ["search", ["F2"]], ["pay", ["F4"]], ["discount", ["F7"]], ["choose", ["↑", "↓"]], ["amount", ["+", "−"]], ["remove", ["Del"]], ["times", ["3*", "1,25*"]],
  ["receipt", ["Alt", "1–9"]], ["another", ["Alt", "N"]], ["back", ["Esc"]],
] as const;

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** All keys of the till. */
export function TillKeys({ open, onOpenChange }: Props) {
  const t = useTranslations("till.keysOf");
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
