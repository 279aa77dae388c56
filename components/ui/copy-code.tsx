"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "./button";

/** A short code and the button that copies it. */
export function CopyCode({ code }: { code: string }) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true), () => setCopied(false));

  return (
    <Button onClick={copy}>
      <span>{copied ? t("copied") : t("copyCode")}</span>
      <span className="val">{code}</span>
    </Button>
  );
}
