"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { DecimalInput } from "@/components/form/money-input";
import { Switch } from "@/components/ui/checkbox";
import type { Settings } from "@/lib/store/settings/schemas";

import { updateSettingsAction } from "./actions";
import { TopicForm } from "./topic-form";

const schema = () => import("@/lib/store/settings/schemas").then((all) => all.UpdateSettingsInput);

/** When goods count as running low. */
export function StockForm({ settings: { lowStockWarning, lowStockThreshold } }: { settings: Settings }) {
  const t = useTranslations("settings");
  return (
    <TopicForm title={t("topics.stock")} schema={schema} action={updateSettingsAction} values={{ lowStockWarning, lowStockThreshold }} labels={{ lowStockThreshold: t("threshold") }}>
      {({ register, control, formState: { errors } }) => (
        <>
          <Switch {...register("lowStockWarning")} hint={t("lowStockHint")}>{t("lowStock")}</Switch>
          <Field label={t("threshold")} hint={t("thresholdHint")} error={errors.lowStockThreshold}><DecimalInput className="max-w-[160px]" control={control} name="lowStockThreshold" /></Field>
        </>
      )}
    </TopicForm>
  );
}
