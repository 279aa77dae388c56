"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Icon } from "./icon";

type Props = {
  /** What is counted, for those who hear it. */
  label: string;
  /** As it is written: `1,250`. */
  value: ReactNode;
  onLess?: () => void;
  onMore?: () => void;
};

/** Less, how many, more. */
export function Stepper({ label, value, onLess, onMore }: Props) {
  const t = useTranslations("common");
  return (
    <span className="step" role="group" aria-label={label}>
      <button type="button" aria-label={t("less")} disabled={!onLess} onClick={onLess}><Icon as={Minus} /></button>
      <b aria-live="polite">{value}</b>
      <button type="button" aria-label={t("plus")} disabled={!onMore} onClick={onMore}><Icon as={Plus} /></button>
    </span>
  );
}
