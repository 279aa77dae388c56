"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";

import { Icon } from "@/components/ui/icon";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "000", "0"];

/** Figures for thumbs. Does not take the focus from the amount. */
export function Pad({ onPress, disabled }: { onPress: (key: string) => void; disabled: boolean }) {
  const t = useTranslations("till");
  return (
    <div className="pad" role="group" aria-label={t("figures")}>
      {[...KEYS, "back"].map((key) => (
        <button key={key} type="button" tabIndex={-1} disabled={disabled} aria-label={key === "back" ? t("backspace") : undefined} onPointerDown={(event) => event.preventDefault()} onClick={() => onPress(key)}>
          {key === "back" ? <Icon as={Delete} size={22} /> : key}
        </button>
      ))}
    </div>
  );
}

/** What stands in a field after a key of the pad, or of the keyboard. */
export const typedOn = (typed: string, key: string): string => (key === "back" ? typed.replace(/\D*.$/, "") : typed + key);
