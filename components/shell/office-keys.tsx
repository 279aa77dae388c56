"use client";

import { useTranslations } from "next-intl";

import { Keys } from "./keys";

const KEYS = [
  ["search", ["Ctrl", "K"]], ["filter", ["/"]], ["new", ["N"]], ["edit", ["E"]], ["print", ["P"]], ["save", ["Enter"]], ["saveAnywhere", ["Ctrl", "Enter"]], ["back", ["Esc"]], ["help", ["?"]],
] as const;

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** All keys of the back office. */
export function OfficeKeys(props: Props) {
  const t = useTranslations("shell.keysOf");
  return <Keys {...props} title={t("title")} keys={KEYS.map(([name, keys]) => ({ does: t(name), keys }))} />;
}
