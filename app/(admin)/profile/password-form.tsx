"use client";

import { useTranslations } from "next-intl";

import { PasswordInput } from "@/app/(auth)/password-input";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

import { changePasswordAction } from "./actions";

const NONE = { current: "", password: "" };

/** The old password once more, so that an unlocked screen is not enough. */
export function PasswordForm() {
  const t = useTranslations("profile");
  const actionForm = useActionForm(() => import("@/lib/accounts/user/schemas").then((all) => all.ChangePasswordInput), changePasswordAction, {
    defaultValues: NONE,
    onSaved: (_, message) => {
      actionForm.form.reset(NONE);
      toast(message);
    },
  });
  const { register, formState: { errors, isSubmitting } } = actionForm.form;
  const other = errors.root && !errors.current && !errors.password ? errors.root : undefined;

  return (
    <Form {...actionForm} className="form">
      <div className="grid items-start gap-3 md:grid-cols-2">
        <Field label={t("current")} error={errors.current}><PasswordInput {...register("current")} autoComplete="current-password" /></Field>
        <Field label={t("new")} hint={t("newHint")} error={errors.password ?? other}><PasswordInput {...register("password")} autoComplete="new-password" /></Field>
      </div>
      <div className="row wr"><span className="grow hint mut">{t("endsOthers")}</span><Button type="submit" busy={isSubmitting}>{t("change")}</Button></div>
    </Form>
  );
}
