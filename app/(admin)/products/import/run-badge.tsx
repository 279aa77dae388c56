import { useTranslations } from "next-intl";

import { Badge, type Tone } from "@/components/ui/badge";
import type { ImportRun } from "@/lib/warehouse/import/schemas";

const TONES: Record<ImportRun["status"], Tone> = { checking: "accent", checked: "neutral", applying: "accent", done: "ok", failed: "bad", interrupted: "warn" };

/** How an import stands. */
export function RunBadge({ status }: Pick<ImportRun, "status">) {
  const t = useTranslations("imports");
  return <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>;
}
