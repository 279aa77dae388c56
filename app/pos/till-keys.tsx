"use client";

import { useTranslations } from "next-intl";

import { Keys } from "@/components/shell/keys";

const KEYS = [
  ["search", ["F2"]], ["pay", ["F4"]], ["discount", ["F7"]], ["choose", ["↑", "↓"]], ["amount", ["+", "−"]], ["remove", ["Del"]], ["times", ["3*", "1,25*"]],
  ["receipt", ["Alt", "1–9"]], ["another", ["Alt", "N"]], ["back", ["Esc"]],
] as const;

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** All keys of the till. */
export function TillKeys(props: Props) {
  const t = useTranslations("till.keysOf");
  return <Keys {...props} title={t("title")} keys={KEYS.map(([name, keys]) => ({ does: t(name), keys }))} />;
}
