import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { sessionContext } from "@/app/_server/context";
import { found } from "@/app/_server/found";
import { Messages } from "@/components/messages";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { getSettings } from "@/lib/store/settings/queries";
import { readStore } from "@/lib/store/store/read-store";

import { ReceiptForm } from "./receipt-form";
import { SellingForm } from "./selling-form";
import { StockForm } from "./stock-form";
import { StoreForm } from "./store-form";
import { TaxForm } from "./tax-form";

const TOPICS = ["store", "selling", "receipt", "stock", "tax"] as const;
type Topic = (typeof TOPICS)[number];

type Props = { searchParams: Promise<{ topic?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage({ searchParams }: Props) {
  const ctx = await sessionContext();
  const asked = (await searchParams).topic;
  const topic: Topic = TOPICS.find((each) => each === asked) ?? "store";
  const [t, settings, store] = await Promise.all([getTranslations("settings"), found(getSettings(ctx, {})), readStore(ctx, {})]);

  return (
    <Messages only={topic === "receipt" ? ["settings", "receipt"] : ["settings"]}>
      <PageHeader title={t("title")} />
      <Tabs label={t("title")} tabs={TOPICS.map((each) => ({ href: each === "store" ? "/settings" : `/settings?topic=${each}`, label: t(`topics.${each}`), on: each === topic }))} />
      <div className="mt-4">
        {topic === "store" && <StoreForm store={store} dayStart={settings.dayStart} />}
        {topic === "selling" && <SellingForm settings={settings} />}
        {topic === "receipt" && <ReceiptForm settings={settings} store={store} />}
        {topic === "stock" && <StockForm settings={settings} />}
        {topic === "tax" && <TaxForm settings={settings} />}
      </div>
    </Messages>
  );
}
