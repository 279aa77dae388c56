"use client";

import { useTranslations } from "next-intl";
import { unstable_rethrow } from "next/navigation";
import { useTransition } from "react";

import { toast } from "@/components/ui/toast";

/** Asks the server for something that draws itself when it is there. An answer that does not come is said; the page stays as it was. */
export function useAsking(): [ask: (run: () => Promise<void>) => void, isAsking: boolean] {
  const t = useTranslations("common");
  const [isAsking, startAsking] = useTransition();
  const ask = (run: () => Promise<void>) => startAsking(async () => {
    try {
      await run();
    } catch (error) {
      unstable_rethrow(error); // a redirect comes as an error, too
      toast(t("offline"), { tone: "bad" });
    }
  });
  return [ask, isAsking];
}
