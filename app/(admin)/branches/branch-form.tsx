"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";

import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { formatPhone } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter } from "@/components/ui/layer";
import { Note } from "@/components/ui/note";
import { toast } from "@/components/ui/toast";
import { newId } from "@/lib/core/id";
import type { Branch, CreateBranchInput } from "@/lib/store/branch/schemas";

import { useAction } from "../store";
import { createBranchAction, updateBranchAction } from "./actions";

/** A branch to be opened, or one to be corrected. */
export function BranchForm({ branch, onDone }: { branch?: Branch; onDone: () => void }) {
  const [t, c] = [useTranslations("branches"), useTranslations("common")];
  const [id] = useState(() => branch?.id ?? newId());
  const actionForm = useActionForm<CreateBranchInput, Branch>(
    () => import("@/lib/store/branch/schemas").then((all) => all.UpdateBranchInput),
    useAction(branch ? updateBranchAction : createBranchAction),
    {
      defaultValues: { id, name: branch?.name ?? "", address: branch?.address ?? "", phone: branch?.phone ? formatPhone(branch.phone) : "" },
      onSaved: (_, message) => { onDone(); toast(message); },
    },
  );
  const { register, formState: { errors, isSubmitting } } = actionForm.form;

  return (
    <Form {...actionForm}>
      <LayerBody>
        <FormErrors form={actionForm.form} labels={{ name: t("name"), address: t("address"), phone: t("phone") }} />
        <Field label={t("name")} error={errors.name}><Input {...register("name")} maxLength={80} /></Field>
        <Field label={t("address")} optional hint={t("addressHint")} error={errors.address}><Input {...register("address")} /></Field>
        <Field label={t("phone")} optional error={errors.phone}><Input type="tel" {...register("phone")} /></Field>
        {!branch && <Note>{t("newHint")}</Note>}
      </LayerBody>
      <LayerFooter>
        <CloseButton>{c("cancel")}</CloseButton>
        <Button kind="primary" type="submit" hint="Enter" busy={isSubmitting}>{branch ? c("save") : t("open")}</Button>
      </LayerFooter>
    </Form>
  );
}
