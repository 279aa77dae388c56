"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DefaultValues, FieldValues, UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { Form, FormErrors, UnsavedBadge } from "@/components/form/form";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/core/result";

import { useAction } from "../store";

type Props<I extends FieldValues, T> = {
  title: string;
  schema: () => Promise<z.ZodType<unknown, I>>;
  action: (storeId: string, input: I) => Promise<Result<T>>;
  values: DefaultValues<I>;
  labels: Record<string, string>;
  children: (form: UseFormReturn<I>) => ReactNode;
};

/** The settings of one topic: a card that says when it is not saved. */
export function TopicForm<I extends FieldValues, T>({ title, schema, action, values, labels, children }: Props<I, T>) {
  const c = useTranslations("common");
  const actionForm = useActionForm(schema, useAction(action), {
    defaultValues: values,
    onSaved: (_, message) => toast(message),
  });
  const { form } = actionForm;
  const { isDirty, isSubmitting } = form.formState;

  return (
    <Form {...actionForm} className="max-w-[640px]">
      <Card title={title} aside={<UnsavedBadge dirty={isDirty} />}>
        <div className="form">
          <FormErrors form={form} labels={labels} />
          {children(form)}
          <div className="row"><span className="grow" /><Button kind="primary" type="submit" busy={isSubmitting} disabled={!isDirty && c("nothingChanged")}>{c("save")}</Button></div>
        </div>
      </Card>
    </Form>
  );
}
