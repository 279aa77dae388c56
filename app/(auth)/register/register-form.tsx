"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

import { registerAction } from "../actions";
import { PasswordInput } from "../password-input";

export function RegisterForm() {
  const t = useTranslations("auth");
  const actionForm = useActionForm(() => import("@/lib/store/store/schemas").then((all) => all.RegisterShopInput), registerAction, {
    defaultValues: { storeName: "", firstName: "", lastName: "", phone: "", email: "", username: "", password: "" },
    onSaved: () => location.assign("/"),
  });
  const { register, formState: { errors, isSubmitting, isSubmitSuccessful } } = actionForm.form;
  const labels = { storeName: t("storeName"), firstName: t("firstName"), lastName: t("lastName"), phone: t("phone"), email: t("email"), username: t("username"), password: t("password") };

  return (
    <Form {...actionForm}>
      <FormErrors form={actionForm.form} labels={labels} />
      <Field label={labels.storeName} hint={t("storeNameHint")} optional error={errors.storeName}>
        <Input {...register("storeName")} autoFocus autoComplete="organization" />
      </Field>
      <div className="grid items-start gap-3 md:grid-cols-2">
        <Field label={labels.firstName} error={errors.firstName}><Input {...register("firstName")} autoComplete="given-name" /></Field>
        <Field label={labels.lastName} optional error={errors.lastName}><Input {...register("lastName")} autoComplete="family-name" /></Field>
      </div>
      <Field label={labels.phone} optional hint={t("phoneHint")} error={errors.phone}>
        <Input {...register("phone")} type="tel" inputMode="tel" autoComplete="tel" />
      </Field>
      <Field label={labels.email} optional error={errors.email}>
        <Input {...register("email")} type="email" inputMode="email" autoComplete="email" autoCapitalize="none" />
      </Field>
      <Field label={labels.username} hint={t("usernameHint")} error={errors.username}>
        <Input {...register("username")} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label={labels.password} hint={t("passwordHint")} error={errors.password}>
        <PasswordInput {...register("password")} autoComplete="new-password" />
      </Field>
      <Button kind="primary" type="submit" size="lg" wide busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>{t("registerVerb")}</Button>
    </Form>
  );
}
