import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";

import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";

/** The same inside the frame: a record that is not there, or is another shop's. */
export default async function NotFoundHere() {
  const t = await getTranslations("common");
  return <Empty icon={SearchX} title={<h1>{t("notFound")}</h1>} actions={<LinkButton kind="primary" href="/">{t("toHome")}</LinkButton>}>{t("notFoundText")}</Empty>;
}
