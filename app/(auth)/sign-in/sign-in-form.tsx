"use client";

import { useTranslations } from "next-intl";

import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

import { signInAction } from "../actions";
import { PasswordInput } from "../password-input";

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("auth");
  const actionForm = useActionForm(() => import("@/lib/accounts/session/schemas").then((all) => all.SignInInput), signInAction, {
    defaultValues: { login: "", password: "" },
    isKept: false,
    onSaved: () => location.assign(next), // anew, in the person's own language
  });
  const { register, formState: { errors, isSubmitting, isSubmitSuccessful } } = actionForm.form;
  const isWrong = errors.root && !errors.password && !errors.login;

  return (
    <Form {...actionForm}>
      <Field label={t("login")} hint={t("loginHint")} error={errors.login}>
        <Input {...register("login")} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field label={t("password")} error={errors.password ?? (isWrong ? errors.root : undefined)}>
        <PasswordInput {...register("password")} autoComplete="current-password" />
      </Field>
      <Button kind="primary" type="submit" size="lg" wide busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>{t("signInVerb")}</Button>
    </Form>
  );
}
