"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { LOCALE_NAMES } from "@/components/locales";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { Locale } from "@/lib/core/locale";

import { updateProfileAction } from "./actions";

type Props = { firstName: string; lastName: string; locale: Locale };

export function ProfileForm({ firstName, lastName, locale }: Props) {
  const [t, c] = [useTranslations("auth"), useTranslations("common")];
  const actionForm = useActionForm(() => import("@/lib/accounts/user/schemas").then((all) => all.UpdateProfileInput), updateProfileAction, {
    defaultValues: { firstName, lastName, locale },
    onSaved: (profile, message) => {
      actionForm.form.reset({ firstName: profile.firstName, lastName: profile.lastName, locale: profile.locale });
      toast(message);
    },
  });
  const { register, formState: { errors, isSubmitting, isDirty } } = actionForm.form;

  return (
    <Form {...actionForm} className="form">
      <FormErrors form={actionForm.form} labels={{ firstName: t("firstName"), lastName: t("lastName") }} />
      <div className="grid items-start gap-3 md:grid-cols-2">
        <Field label={t("firstName")} error={errors.firstName}><Input {...register("firstName")} autoComplete="given-name" /></Field>
        <Field label={t("lastName")} optional error={errors.lastName}><Input {...register("lastName")} autoComplete="family-name" /></Field>
      </div>
      <Field label={c("language")} error={errors.locale}>
        <Select {...register("locale")} options={Object.entries(LOCALE_NAMES).map(([value, label]) => ({ value, label }))} />
      </Field>
      <div className="row"><span className="grow" /><Button kind="primary" type="submit" busy={isSubmitting} disabled={!isDirty && c("nothingChanged")}>{c("save")}</Button></div>
    </Form>
  );
}
