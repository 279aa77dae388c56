import { useTranslations } from "next-intl";

import { formatCount } from "@/components/format";
import { NothingFound } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";

type Props = { last: number; href: string };

/** A page behind the end of a list: an old address, or its rows went elsewhere. */
export function PageEmpty({ last, href }: Props) {
  const t = useTranslations("common.table");
  return <NothingFound title={t("pageEmpty")} actions={<LinkButton href={href}>{t("toLastPage")}</LinkButton>}>{t("pageEmptyText", { last: formatCount(last) })}</NothingFound>;
}
