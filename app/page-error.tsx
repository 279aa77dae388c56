"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/empty";

/** The page did not open: what to do, and a code that finds the line in the log. `retry` asks the server again; `reset` would only draw the same failure. */
export function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const t = useTranslations("common");
  useEffect(() => console.error(error), [error]);

  return (
    <Failure title={t("loadFailed")} code={error.digest} actions={<Button kind="primary" onClick={retry}>{t("retry")}</Button>}>
      {t("loadFailedText")}
    </Failure>
  );
}
