"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { DecimalInput } from "@/components/form/money-input";
import { Switch } from "@/components/ui/checkbox";
import { Note } from "@/components/ui/note";
import type { Settings } from "@/lib/store/settings/schemas";

import { updateSettingsAction } from "./actions";
import { TopicForm } from "./topic-form";

const schema = () => import("@/lib/store/settings/schemas").then((all) => all.UpdateSettingsInput);

/** The tax that is inside every price. */
export function TaxForm({ settings: { taxEnabled, taxRate } }: { settings: Settings }) {
  const t = useTranslations("settings");
  return (
    <TopicForm title={t("topics.tax")} schema={schema} action={updateSettingsAction} values={{ taxEnabled, taxRate }} labels={{ taxRate: t("taxRate") }}>
      {({ register, control, watch, formState: { errors } }) => (
        <>
          <Switch {...register("taxEnabled")} hint={t("taxHint")}>{t("tax")}</Switch>
          {watch("taxEnabled") && <Field label={t("taxRate")} error={errors.taxRate}><DecimalInput className="max-w-[160px]" control={control} name="taxRate" suffix="%" /></Field>}
          <Note>{t("taxNote")}</Note>
        </>
      )}
    </TopicForm>
  );
}
