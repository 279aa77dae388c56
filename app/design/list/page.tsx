import { Download, Plus, Upload } from "lucide-react";
import { useLocale } from "next-intl";

import { Messages } from "@/components/messages";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { Locale } from "@/lib/core/locale";

import { SHOP, WORDS } from "../samples";
import { ListShell, SampleTable } from "./sample-list";

type Props = { searchParams: Promise<Record<string, string | undefined>> };

/** A list in its frame, with the rows of a sample shop. */
export default async function DesignListPage({ searchParams }: Props) {
  const { page = "1", limit = "25", ordering = "name", search = "", empty } = await searchParams;
  return (
    <Messages only={["shell", "design"]}>
      <Framed>
        <PageHeader title={WORDS.products}>
          <Button icon={Download} className="hide-s">{WORDS.import}</Button>
          <Button icon={Upload} className="hide-s">{WORDS.export}</Button>
          <Button kind="primary" icon={Plus} hint="N">{WORDS.product}</Button>
        </PageHeader>
        <SampleTable params={{ page: Number(page), limit: Number(limit), ordering }} search={search} empty={empty !== undefined} />
      </Framed>
    </Messages>
  );
}

function Framed({ children }: { children: React.ReactNode }) {
  return <ListShell locale={useLocale() as Locale} store={SHOP.name} branch={SHOP.branch}>{children}</ListShell>;
}
