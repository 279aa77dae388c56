"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/empty";

/** The page did not open: what to do, and a code that finds the line in the log. */
export function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  useEffect(() => console.error(error), [error]);

  return (
    <Failure title={t("loadFailed")} code={error.digest} actions={<Button kind="primary" onClick={reset}>{t("retry")}</Button>}>
      {t("loadFailedText")}
    </Failure>
  );
}
