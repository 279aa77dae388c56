import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="main">
      <Empty icon={SearchX} title={<h1>{t("notFound")}</h1>} actions={<LinkButton kind="primary" href="/">{t("toHome")}</LinkButton>}>{t("notFoundText")}</Empty>
    </main>
  );
}
