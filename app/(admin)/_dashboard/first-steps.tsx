import { ChartColumn, Check, Upload } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Card } from "@/components/ui/card";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import type { Permission } from "@/lib/core/permissions";
import type { FirstSteps as Steps } from "@/lib/trade/report/schemas";

type Props = { steps: Steps; storeName: string; grants: ReadonlySet<Permission> };
type Step = { name: "open" | "goods" | "stock" | "sell"; done: boolean; actions: ReactNode };

/** The way from an empty shop to its first receipt, until it has been walked. */
export async function FirstSteps({ steps, storeName, grants }: Props) {
  const t = await getTranslations("dashboard.first");
  const start = (href: string, may: Permission, isNext: boolean) => grants.has(may) && <LinkButton kind={isNext ? "primary" : "ghost"} href={href}>{t("start")}</LinkButton>;
  const done = [true, steps.hasProducts, steps.hasStock, steps.hasSold];
  const next = done.indexOf(false);
  const all: Step[] = [
    { name: "open", done: true, actions: null },
    {
      name: "goods", done: steps.hasProducts,
      actions: next === 1 ? (
        <>
          {grants.has("product.import") && <LinkButton kind="primary" icon={Upload} href="/products/import">{t("import")}</LinkButton>}
          {grants.has("product.create") && <LinkButton href="/products?new">{t("addOne")}</LinkButton>}
        </>
      ) : start("/products", "product.create", false),
    },
    { name: "stock", done: steps.hasStock, actions: start("/receipts/new", "stock.receive", next === 2) },
    { name: "sell", done: steps.hasSold, actions: start("/pos", "sale.create", next === 3) },
  ];
  const count = done.filter(Boolean).length;

  return (
    <section className="card first mb-4">
      <div className="hd">
        <div className="grow max-md:basis-full"><h2>{t("title")}</h2><small className="mut">{t("hint")}</small></div>
        <span className="sec tn">{count} / {all.length}</span>
        <Progress value={count} max={all.length} label={t("title")} width={160} />
      </div>
      <ol className="stps">
        {all.map((step, at) => (
          <li key={step.name} className={step.done ? "done" : at === next ? "cur" : undefined} aria-current={at === next ? "step" : undefined}>
            <span className="n">{step.done ? <Icon as={Check} size={15} /> : at + 1}</span>
            <div className="grow">
              <b>{t(step.done && step.name === "open" ? "opened" : step.name)}</b>
              {step.name === "sell" && <small className="md:hidden">{t("sellHintTouch")}</small>}
              <small className={step.name === "sell" ? "max-md:hidden" : undefined}>{step.name === "open" ? storeName : t(`${step.name}Hint`)}</small>
              {at === next && step.actions && <div className="row wr mt-3">{step.actions}</div>}
            </div>
            {!step.done && at !== next && step.actions}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where the charts will be. */
export async function NoSales() {
  const t = await getTranslations("dashboard");
  return (
    <div className="mt-4">
      <Card title={t("byDay")}><Empty icon={ChartColumn} title={t("noSales")}>{t("noSalesText")}</Empty></Card>
    </div>
  );
}
