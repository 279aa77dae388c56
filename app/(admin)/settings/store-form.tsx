"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { formatPhone } from "@/components/format";
import { LOCALE_NAMES } from "@/components/locales";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Store, UpdateStoreInput } from "@/lib/store/store/profile";

import { updateSettingsAction, updateStoreAction } from "./actions";
import { TopicForm } from "./topic-form";

/** Where shops that use this are; the API takes any zone of the tz database. */
const ZONES = ["Asia/Tashkent", "Asia/Samarkand", "Asia/Almaty", "Asia/Bishkek", "Asia/Dushanbe", "Asia/Ashgabat", "Europe/Moscow", "UTC"];

const storeSchema = () => import("@/lib/store/store/profile").then((all) => all.UpdateStoreInput);
const settingsSchema = () => import("@/lib/store/settings/schemas").then((all) => all.UpdateSettingsInput);

/** Who the shop is, and whose clock it lives by. */
export function StoreForm({ store, dayStart }: { store: Store; dayStart: string }) {
  const t = useTranslations("settings");
  const { name, address, phone, taxNumber, defaultLocale, timeZone } = store;
  const values: UpdateStoreInput = { name, address: address ?? "", phone: phone ? formatPhone(phone) : "", taxNumber: taxNumber ?? "", defaultLocale, timeZone };
  const labels = { name: t("name"), address: t("address"), phone: t("phone"), taxNumber: t("taxNumber"), timeZone: t("timeZone") };
  const zones = ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES];

  return (
    <div className="grid gap-4">
      <TopicForm title={t("topics.store")} schema={storeSchema} action={updateStoreAction} values={values} labels={labels}>
        {({ register, formState: { errors } }) => (
          <>
            <Field label={t("name")} hint={t("nameHint")} error={errors.name}><Input {...register("name")} maxLength={100} /></Field>
            <Field label={t("address")} optional error={errors.address}><Input {...register("address")} /></Field>
            <div className="cols2">
              <Field label={t("phone")} optional error={errors.phone}><Input type="tel" {...register("phone")} /></Field>
              <Field label={t("taxNumber")} optional error={errors.taxNumber}><Input inputMode="numeric" {...register("taxNumber")} /></Field>
            </div>
            <div className="cols2">
              <Field label={t("language")} hint={t("languageHint")}><Select options={Object.entries(LOCALE_NAMES).map(([value, label]) => ({ value, label }))} {...register("defaultLocale")} /></Field>
              <Field label={t("timeZone")} error={errors.timeZone}><Select options={zones.map((zone) => ({ value: zone, label: zone.replace("_", " ") }))} {...register("timeZone")} /></Field>
            </div>
          </>
        )}
      </TopicForm>
      <TopicForm title={t("day")} schema={settingsSchema} action={updateSettingsAction} values={{ dayStart }} labels={{ dayStart: t("dayStart") }}>
        {({ register, formState: { errors } }) => (
          <Field label={t("dayStart")} hint={t("dayStartHint")} error={errors.dayStart}><Input inputMode="numeric" className="max-w-[160px]" maxLength={5} placeholder="00:00" {...register("dayStart")} /></Field>
        )}
      </TopicForm>
    </div>
  );
}
