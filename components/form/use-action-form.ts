"use client";

import { useTranslations } from "next-intl";
import { type DefaultValues, type FieldErrors, type FieldValues, type Path, type Resolver, set, useForm, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";

import { type LeaveProps, useCloseGuard } from "@/components/ui/layer";
import type { Sentence } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";

type Schema<I> = z.ZodType<unknown, I>;

type Options<I, T> = {
  defaultValues: DefaultValues<I>;
  onSaved: (data: T, message: string) => void;
  /** Something beside the fields waits to be saved: a chosen picture. */
  dirty?: boolean;
  /** `false` where nothing is lost that is not typed anew in a moment: nobody is asked before leaving. */
  isKept?: boolean;
  /** Where a refused field stands in the form, when what travels has other places. */
  placeOf?: (path: string, values: I) => string;
};

export type ActionForm<I extends FieldValues> = {
  form: UseFormReturn<I>;
  submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** Drawn by `Form`: asks before what was typed is lost. */
  question: LeaveProps;
};

/**
 * A form for one action: the command's own schema checks it here first and on the server again. Give the schema as
 * `() => import("…/schemas").then((all) => all.CreateX)`: then zod comes with the first check and not with the page.
 */
export function useActionForm<I extends FieldValues, T>(
  schema: Schema<I> | (() => Promise<Schema<I>>),
  action: (input: I) => Promise<Result<T>>,
  { defaultValues, onSaved, dirty = false, isKept = true, placeOf = (path) => path }: Options<I, T>,
): ActionForm<I> {
  const say = useSay();
  const t = useTranslations("common.form");
  const form = useForm<I>({ resolver: checkedBy(schema, say, placeOf), defaultValues });
  // Read here, so that react-hook-form keeps count of it.
  const question = useCloseGuard((form.formState.isDirty || dirty) && !form.formState.isSubmitting && isKept);

  const send = form.handleSubmit(async (values) => {
    const result = await action(values).catch(() => null);
    if (result === null) return form.setError("root", { message: t("offline") });
    if (!result.error) {
      form.reset(values, { keepValues: true }); // nothing of it can be lost any more
      return onSaved(result.data, result.message);
    }

    form.setError("root", { type: result.error.code, message: result.message });
    for (const [field, [message]] of Object.entries(result.error.fields)) {
      form.setError(placeOf(field, values) as Path<I>, { message });
    }
  });

  const submit = (event?: React.BaseSyntheticEvent) => send(event).catch((error: unknown) => {
    if (!(error instanceof Unchecked)) throw error;
    form.setError("root", { message: t("offline") });
  });

  return { form, submit, question };
}

/** What checks a form did not come: the line was gone at its first use. */
class Unchecked extends Error {}
const arriving = <T>(code: Promise<T>): Promise<T> => code.catch((cause: unknown) => { throw new Unchecked("The form's check did not load.", { cause }); });

/** Says a refusal of zod, a key under `errors`, in the reader's language. */
function useSay(): (sentence: Sentence) => string {
  const t = useTranslations("errors");
  return ({ key, params }) => (t.has(key as never) ? t(key as never, params as never) : key);
}

/** Values stay as they were typed: they are what travels, and the server parses them again. */
function checkedBy<I extends FieldValues>(schema: Schema<I> | (() => Promise<Schema<I>>), say: (sentence: Sentence) => string, placeOf: (path: string, values: I) => string): Resolver<I> {
  return async (values) => {
    const parsed = (typeof schema === "function" ? await arriving(schema()) : schema).safeParse(values);
    if (parsed.success) return { values, errors: {} };

    // Not with the page: it brings zod.
    const { fieldSentences } = await arriving(import("@/lib/core/result"));
    const errors: FieldErrors<I> = {};
    for (const [path, [sentence]] of Object.entries(fieldSentences(parsed.error))) {
      set(errors, placeOf(path, values) || "root", { type: "schema", message: say(sentence!) });
    }
    return { values: {}, errors };
  };
}

/** `register("note", blank)`: nothing typed is nothing sent, as optional text wants it. */
export const blank = { setValueAs: (text: string) => (text === "" ? undefined : text) };
