"use client";

import { useTranslations } from "next-intl";

import { Choice } from "@/components/form/choice";
import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { type ActionForm, useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter } from "@/components/ui/layer";
import { newId } from "@/lib/core/id";
import type { Category, CategoryNode, CategoryRow } from "@/lib/warehouse/category/schemas";

import { openChoices } from "../products/category-choices";
import { useAction } from "../store";
import { createCategoryAction, updateCategoryAction } from "./actions";

type Values = { id: string; name: string; parentId: string; position?: string };
type Saved = { onSaved: (category: Category, message: string) => void };

// What is checked is what travels: no parent is `null`, an empty place keeps the last one.
const loadCreate = () => import("@/lib/warehouse/category/schemas").then((all) => ({ safeParse: (values: Values) => all.CreateCategoryInput.safeParse(travelling(values)) }));
const loadUpdate = () => import("@/lib/warehouse/category/schemas").then((all) => ({ safeParse: (values: Values) => all.UpdateCategoryInput.safeParse(travelling(values)) }));

/** A new category, or a subcategory of `parentId`. */
export function NewCategoryForm({ parents, parentId = "", onSaved }: Saved & { parents: CategoryNode[]; parentId?: string }) {
  const t = useTranslations("categories");
  const create = useAction(createCategoryAction);
  const actionForm = useActionForm<Values, Category>(loadCreate as never, (values) => create(travelling(values)), {
    defaultValues: { id: newId(), name: "", parentId },
    onSaved,
  });
  return <CategoryFields actionForm={actionForm} parents={parents} verb={t("add")} />;
}

/** Renames it, moves it under another one, gives it a place in the order. */
export function EditCategoryForm({ parents, category, onSaved }: Saved & { parents: CategoryNode[]; category: CategoryRow }) {
  const t = useTranslations("categories");
  const { id, name, parentId, position } = category;
  const update = useAction(updateCategoryAction);
  const actionForm = useActionForm<Values, Category>(loadUpdate as never, (values) => update(travelling(values)), {
    defaultValues: { id, name, parentId: parentId ?? "", position: String(position) },
    onSaved,
  });
  const hasChildren = parents.some((parent) => parent.id === id && parent.children.length > 0);
  return <CategoryFields actionForm={actionForm} parents={parents.filter((parent) => parent.id !== id)} fixed={hasChildren} verb={t("save")} />;
}

type FieldsProps = { actionForm: ActionForm<Values>; parents: CategoryNode[]; fixed?: boolean; verb: string };

function CategoryFields({ actionForm, parents, fixed, verb }: FieldsProps) {
  const t = useTranslations("categories");
  const c = useTranslations("common");
  const { register, control, formState: { errors, isSubmitting, defaultValues } } = actionForm.form;
  const places = parents.map((parent) => ({ ...parent, children: [] }));
  const options = [{ value: "", label: t("noParent") }, ...openChoices(places, defaultValues?.parentId, (name) => t("putAway", { name }))];

  return (
    <Form {...actionForm} className="contents">
      <LayerBody>
        <FormErrors form={actionForm.form} labels={{ name: t("name"), parentId: t("parent") }} />
        <Field label={t("name")} error={errors.name}><Input {...register("name")} maxLength={100} /></Field>
        <Field label={t("parent")} hint={fixed ? t("hasChildren") : t("parentHint")} error={errors.parentId}><Choice control={control} name="parentId" options={options} disabled={fixed} /></Field>
        <Field label={t("position")} optional hint={t("positionHint")} error={errors.position}><Input {...register("position")} inputMode="numeric" right maxLength={6} /></Field>
      </LayerBody>
      <LayerFooter>
        <CloseButton>{c("cancel")}</CloseButton>
        <Button kind="primary" type="submit" hint="Enter" busy={isSubmitting}>{verb}</Button>
      </LayerFooter>
    </Form>
  );
}

/** `Select` that is disabled is `undefined` in a form: then the parent stays. */
function travelling({ parentId, position, ...rest }: Values) {
  const place = position?.trim() ?? "";
  return {
    ...rest,
    ...(parentId === undefined ? {} : { parentId: parentId || null }),
    ...(place === "" ? {} : { position: /^\d+$/.test(place) ? Number(place) : (place as unknown as number) }),
  };
}
