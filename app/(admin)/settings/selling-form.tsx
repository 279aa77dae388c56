"use client";

import { useLocale, useTranslations } from "next-intl";

import { formatMoney } from "@/components/format";
import { Field, FieldError } from "@/components/form/field";
import { DecimalInput } from "@/components/form/money-input";
import { Checkbox, Radio, RadioGroup, Switch } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import type { Locale } from "@/lib/core/locale";
import type { Settings } from "@/lib/store/settings/schemas";

import { updateSettingsAction } from "./actions";
import { TopicForm } from "./topic-form";

const STEPS = ["0.00", "50.00", "100.00", "500.00", "1000.00"];
const schema = () => import("@/lib/store/settings/schemas").then((all) => all.UpdateSettingsInput);

/** How customers pay and what a seller may give away. */
export function SellingForm({ settings }: { settings: Settings }) {
  const [t, c, locale] = [useTranslations("settings"), useTranslations("common"), useLocale() as Locale];
  const { cashAllowed, cardAllowed, transferAllowed, cashRounding, discountAllowed, discountLimit, priceOverrideAllowed, belowZero } = settings;
  const steps = STEPS.includes(cashRounding) ? STEPS : [cashRounding, ...STEPS];
  const labels = { cashAllowed: t("payments"), cashRounding: t("cashRounding"), discountLimit: t("discountLimit") };

  return (
    <div className="grid gap-4">
      <TopicForm title={t("payments")} schema={schema} action={updateSettingsAction} values={{ cashAllowed, cardAllowed, transferAllowed, cashRounding }} labels={labels}>
        {({ register, formState: { errors } }) => (
          <>
            <div className="opts">
              <Checkbox {...register("cashAllowed")}>{t("cash")}</Checkbox>
              <Checkbox {...register("cardAllowed")}>{t("card")}</Checkbox>
              <Checkbox {...register("transferAllowed")}>{t("transfer")}</Checkbox>
              {errors.cashAllowed?.message && <FieldError>{errors.cashAllowed.message}</FieldError>}
            </div>
            <Field label={t("cashRounding")} hint={t("cashRoundingHint")} error={errors.cashRounding}>
              <Select className="max-w-[240px]" options={steps.map((step) => ({ value: step, label: Number(step) === 0 ? t("noRounding") : `${formatMoney(step, locale)} ${c("soum")}` }))} {...register("cashRounding")} />
            </Field>
          </>
        )}
      </TopicForm>
      <TopicForm title={t("pricing")} schema={schema} action={updateSettingsAction} values={{ discountAllowed, discountLimit, priceOverrideAllowed }} labels={labels}>
        {({ register, control, watch, formState: { errors } }) => (
          <>
            <Switch {...register("discountAllowed")} hint={t("discountAllowedHint")}>{t("discountAllowed")}</Switch>
            {watch("discountAllowed") && (
              <Field label={t("discountLimit")} hint={t("discountLimitHint")} error={errors.discountLimit}><DecimalInput className="max-w-[160px]" control={control} name="discountLimit" suffix="%" /></Field>
            )}
            <Switch {...register("priceOverrideAllowed")} hint={t("priceOverrideHint")}>{t("priceOverride")}</Switch>
          </>
        )}
      </TopicForm>
      <TopicForm title={t("belowZero")} schema={schema} action={updateSettingsAction} values={{ belowZero }} labels={labels}>
        {({ register }) => (
          <RadioGroup label={t("belowZero")}>
            {(["forbid", "warn", "allow"] as const).map((value) => <Radio key={value} value={value} {...register("belowZero")} hint={t(`belowZeroHints.${value}`)}>{t(`belowZeros.${value}`)}</Radio>)}
          </RadioGroup>
        )}
      </TopicForm>
    </div>
  );
}
