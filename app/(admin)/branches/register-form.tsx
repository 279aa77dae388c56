"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter } from "@/components/ui/layer";
import { toast } from "@/components/ui/toast";
import { newId } from "@/lib/core/id";
import type { CreateRegisterInput, Register, UpdateRegisterInput } from "@/lib/store/register/schemas";

import { useAction } from "../store";
import { createRegisterAction, updateRegisterAction } from "./actions";

type Props = { branchId: string; onDone: () => void };

/** Another till for a branch. Without a prefix it takes the next free one. */
export function NewRegisterForm({ branchId, onDone }: Props) {
  const [id] = useState(newId);
  const create = useAction(createRegisterAction);
  const actionForm = useActionForm<CreateRegisterInput, Register>(
    () => import("@/lib/store/register/schemas").then((all) => all.CreateRegisterInput),
    (input) => create({ ...input, prefix: input.prefix || null }),
    { defaultValues: { id, branchId, name: "", prefix: null }, onSaved: (_, message) => { onDone(); toast(message); } },
  );
  const { register, formState: { errors, isSubmitting } } = actionForm.form;
  const t = useTranslations("branches");

  return (
    <Form {...actionForm}>
      <LayerBody>
        <FormErrors form={actionForm.form} labels={{ name: t("registerName"), prefix: t("prefix") }} />
        <Field label={t("registerName")} error={errors.name}><Input {...register("name")} maxLength={60} placeholder={t("registerExample")} /></Field>
        <Field label={t("prefix")} optional hint={t("prefixHint")} error={errors.prefix}><Input {...register("prefix", { setValueAs: (typed: string | null) => typed || null })} maxLength={6} /></Field>
      </LayerBody>
      <Footer busy={isSubmitting} />
    </Form>
  );
}

/** A till's name, and its prefix while no receipt bears it. */
export function RegisterForm({ till, onDone }: { till: Register; onDone: () => void }) {
  const actionForm = useActionForm<UpdateRegisterInput, Register>(
    () => import("@/lib/store/register/schemas").then((all) => all.UpdateRegisterInput),
    useAction(updateRegisterAction),
    { defaultValues: { id: till.id, name: till.name, prefix: till.prefix, status: till.status }, onSaved: (_, message) => { onDone(); toast(message); } },
  );
  const { register, formState: { errors, isSubmitting } } = actionForm.form;
  const t = useTranslations("branches");
  const isUsed = till.lastNumber !== "0";

  return (
    <Form {...actionForm}>
      <LayerBody>
        <FormErrors form={actionForm.form} labels={{ name: t("registerName"), prefix: t("prefix") }} />
        <Field label={t("registerName")} error={errors.name}><Input {...register("name")} maxLength={60} /></Field>
        <Field label={t("prefix")} hint={isUsed ? t("prefixFixed") : t("prefixHint")} error={errors.prefix}><Input {...register("prefix")} readOnly={isUsed} maxLength={6} /></Field>
      </LayerBody>
      <Footer busy={isSubmitting} />
    </Form>
  );
}

function Footer({ busy }: { busy: boolean }) {
  const c = useTranslations("common");
  return (
    <LayerFooter>
      <CloseButton>{c("cancel")}</CloseButton>
      <Button kind="primary" type="submit" hint="Enter" busy={busy}>{c("save")}</Button>
    </LayerFooter>
  );
}
