"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Field } from "@/components/form/field";
import { Receipt } from "@/components/receipt/receipt";
import { useStoreFormat } from "@/components/store-format";
import { Switch } from "@/components/ui/checkbox";
import { Textarea } from "@/components/ui/input";
import { Segment } from "@/components/ui/segment";
import type { Settings } from "@/lib/store/settings/schemas";
import type { Store } from "@/lib/store/store/profile";
import type { Paper, Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import { updateSettingsAction } from "./actions";
import { TopicForm } from "./topic-form";

const schema = () => import("@/lib/store/settings/schemas").then((all) => all.UpdateSettingsInput);

type Shown = Pick<Settings, "receiptHeader" | "receiptFooter" | "receiptPaper" | "receiptShowsSeller">;

/** What stands around the goods on a receipt, with the receipt beside it as it will be. */
export function ReceiptForm({ settings: { receiptHeader, receiptFooter, receiptPaper, receiptShowsSeller }, store }: { settings: Settings; store: Store }) {
  const t = useTranslations("settings");
  const values: Shown = { receiptHeader, receiptFooter, receiptPaper, receiptShowsSeller };
  const [shown, setShown] = useState(values);
  const show = (change: Partial<Shown>) => setShown((before) => ({ ...before, ...change }));

  return (
    <div className="sgrid">
      <TopicForm title={t("topics.receipt")} schema={schema} action={updateSettingsAction} values={values} labels={{ receiptHeader: t("header"), receiptFooter: t("footer") }}>
        {({ register, setValue, formState: { errors } }) => (
          <>
            <Field label={t("paper")}>
              <div><Segment
                label={t("paper")} value={String(shown.receiptPaper) as "58" | "80"} choices={[{ value: "80", label: t("mm", { width: 80 }) }, { value: "58", label: t("mm", { width: 58 }) }]}
                onChange={(width) => { const paper: Paper = width === "58" ? 58 : 80; setValue("receiptPaper", paper, { shouldDirty: true }); show({ receiptPaper: paper }); }}
              /></div>
            </Field>
            <Field label={t("header")} optional hint={t("headerHint")} error={errors.receiptHeader}><Textarea {...register("receiptHeader", { onChange: (event: { target: { value: string } }) => show({ receiptHeader: event.target.value }) })} /></Field>
            <Field label={t("footer")} optional hint={t("footerHint")} error={errors.receiptFooter}><Textarea {...register("receiptFooter", { onChange: (event: { target: { value: string } }) => show({ receiptFooter: event.target.value }) })} /></Field>
            <Switch {...register("receiptShowsSeller", { onChange: (event: { target: { checked: boolean } }) => show({ receiptShowsSeller: event.target.checked }) })}>{t("showSeller")}</Switch>
          </>
        )}
      </TopicForm>
      <aside className="rcbox" aria-label={t("preview")}><Receipt receipt={useSample(store, shown)} paper={shown.receiptPaper} /></aside>
    </div>
  );
}

/** A receipt of nobody, to look at. */
function useSample(store: Store, shown: Shown): ReceiptData {
  const t = useTranslations("settings");
  const { timeZone, today } = useStoreFormat();
  return {
    saleId: "", number: "K1-128", soldAt: `${today}T07:41:00Z`, timeZone, cancelledAt: null,
    storeName: store.name, branchName: store.name, address: store.address ?? null, phone: store.phone ?? null, taxNumber: store.taxNumber ?? null,
    registerName: "K1", sellerName: shown.receiptShowsSeller ? t("sampleSeller") : null,
    lines: [
      { name: t("sampleMilk"), unit: "piece", quantity: "2.000", price: "13900.00", gross: "27800.00", discount: "1000.00" },
      { name: t("sampleTomato"), unit: "kg", quantity: "1.250", price: "18000.00", gross: "22500.00", discount: "0.00" },
    ],
    gross: "50300.00", lineDiscount: "1000.00", saleDiscount: "0.00", rounding: "0.00", payable: "49300.00",
    payments: [{ method: "cash", amount: "50000.00" }], change: "700.00", tax: "0.00", taxRate: null,
    header: shown.receiptHeader, footer: shown.receiptFooter, paper: shown.receiptPaper,
  };
}
