"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type FieldErrors, useWatch } from "react-hook-form";

import { Choice } from "@/components/form/choice";
import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { MoneyInput, QuantityInput } from "@/components/form/money-input";
import { type ActionForm, useActionForm } from "@/components/form/use-action-form";
import { MarkupText } from "@/components/markup-text";
import { useUnitName } from "@/components/quantity-text";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter } from "@/components/ui/layer";
import { Select } from "@/components/ui/select";
import { newId } from "@/lib/core/id";
import type { CategoryNode } from "@/lib/warehouse/category/schemas";
import type { Location } from "@/lib/warehouse/location";
import type { Product, ProductCard, UpdateProductInput } from "@/lib/warehouse/product/schemas";
import { UNITS } from "@/lib/warehouse/unit";

import { useAction } from "../store";
import { createProductAction, updateProductAction } from "./actions";
import { placeOf } from "./barcode-rows";
import { BarcodesField } from "./barcodes-field";
import { openChoices } from "./category-choices";
import { usePicture } from "./picture-field";
import { SameNames } from "./same-names";
import { travelling, type Values } from "./travelling";

type Saved = { onSaved: (product: Product, message: string) => void };
type NewProps = Saved & { categories: CategoryNode[]; locations: Location[]; seesCost: boolean; code?: string };

// What is checked is what travels, not what the fields hold.
const loadCreate = () => import("@/lib/warehouse/product/schemas").then((all) => ({ safeParse: (values: Values) => all.CreateProductInput.safeParse(travelling(values)) }));
const loadUpdate = () => import("@/lib/warehouse/product/schemas").then((all) => ({ safeParse: (values: Values) => all.UpdateProductInput.safeParse(travelling(values)) }));

/** A new product, with its codes and, for who may take goods in, its first stock. `code`: was scanned and found nowhere. */
export function NewProductForm({ categories, locations, seesCost, code, onSaved }: NewProps) {
  const t = useTranslations("products");
  const picture = usePicture(null);
  const create = useAction(createProductAction);
  const actionForm = useActionForm<Values, Product>(loadCreate as never, (values) => create(travelling(values)), {
    defaultValues: {
      id: newId(), name: "", categoryId: "" as never, unit: "piece", price: null, minimumStock: null, article: null, ownBarcode: false,
      barcodes: code ? [{ code, quantity: "1" }] : [],
      opening: locations[0] ? { locationId: locations[0].id } : null,
    },
    dirty: picture.isChosen,
    placeOf,
    onSaved: (product, message) => void picture.save(product.id).then(() => onSaved(product, message)),
  });

  return (
    <ProductFields actionForm={actionForm} categories={categories} picture={picture.field} verb={t("addProduct")}>
      {locations.length > 0 && <Opening actionForm={actionForm} locations={locations} seesCost={seesCost} />}
    </ProductFields>
  );
}

type EditProps = Saved & { product: ProductCard; categories: CategoryNode[] };

/** The same fields for a product that is there; only what was changed is sent, so that two people may edit it at once. */
export function EditProductForm({ product, categories, onSaved }: EditProps) {
  const t = useTranslations("products");
  const picture = usePicture(product.pictureKey);
  const update = useAction(updateProductAction);
  const barcodes = product.barcodes.map(({ code, quantity }) => ({ code, quantity }));
  const { id, name, categoryId, unit, price, minimumStock, article } = product;
  const was = { id, name, categoryId: (categoryId ?? "") as string | null, unit, price, minimumStock, article, ownBarcode: false, barcodes };

  const actionForm = useActionForm<Values, Product>(loadUpdate as never, (values) => update(changed(values, was)), {
    defaultValues: was,
    dirty: picture.isChosen,
    placeOf,
    onSaved: (saved, message) => void picture.save(id).then(() => onSaved(saved, message)),
  });
  return <ProductFields actionForm={actionForm} categories={categories} picture={picture.field} exceptId={id} verb={t("save")} />;
}

type FieldsProps = { actionForm: ActionForm<Values>; categories: CategoryNode[]; picture: ReactNode; exceptId?: string; verb: string; children?: ReactNode };

function ProductFields({ actionForm, categories, picture, exceptId, verb, children }: FieldsProps) {
  const t = useTranslations("products");
  const c = useTranslations("common");
  const unitName = useUnitName();
  const { form } = actionForm;
  const { register, control, formState: { errors, isSubmitting } } = form;
  const [unit, name] = useWatch({ control, name: ["unit", "name"] });
  const options = [{ value: "", label: t("noCategory") }, ...openChoices(categories, form.formState.defaultValues?.categoryId, (category) => t("categoryPutAway", { name: category }))];

  return (
    <Form {...actionForm} className="contents">
      <LayerBody>
        <FormErrors
          form={form}
          labels={{
            name: t("name"), categoryId: t("category"), unit: t("unit"), price: t("price"), minimumStock: t("minimum"), article: t("article"),
            "barcodes.code": t("barcode"), "barcodes.quantity": t("inCode"), "opening.locationId": t("branch"), "opening.quantity": t("quantity"), "opening.unitCost": t("unitCost"),
          }}
        />
        <Field label={t("name")} error={errors.name as never}>
          <Input {...register("name")} maxLength={200} />
        </Field>
        <SameNames name={String(name ?? "").trim()} exceptId={exceptId} />
        <div className="cols2">
          <Field label={t("category")} error={errors.categoryId as never}><Choice control={control} name="categoryId" options={options} /></Field>
          <Field label={t("unit")} error={errors.unit as never}>
            <Select {...register("unit")} options={UNITS.map((value) => ({ value, label: t(`units.${value}`, { unit: unitName(value) }) }))} />
          </Field>
        </div>
        <div className="cols2">
          <Field label={t("price")} optional hint={t("priceHint")} error={errors.price as never}><MoneyInput control={control} name="price" /></Field>
          <Field label={t("minimum")} optional hint={t("minimumHint")} error={errors.minimumStock as never}><QuantityInput control={control} name="minimumStock" unit={unit} /></Field>
        </div>
        <BarcodesField actionForm={actionForm as unknown as ActionForm<{ barcodes: { code: string; quantity: string }[] }>} unit={unit ?? "piece"} />
        <Checkbox {...register("ownBarcode")} hint={t("ownCodeHint")}>{t("ownCode")}</Checkbox>
        {children}
        <div className="cols2">
          <Field label={t("article")} optional error={errors.article as never}><Input {...register("article")} maxLength={64} /></Field>
          {picture}
        </div>
      </LayerBody>
      <LayerFooter>
        <CloseButton>{c("cancel")}</CloseButton>
        <Button kind="primary" type="submit" hint="Enter" busy={isSubmitting}>{verb}</Button>
      </LayerFooter>
    </Form>
  );
}

type OpeningProps = { actionForm: ActionForm<Values>; locations: Location[]; seesCost: boolean };

/** First stock: where, how many, at what cost. Empty: the product begins with none. */
function Opening({ actionForm: { form: { control, register, formState: { errors } } }, locations, seesCost }: OpeningProps) {
  const t = useTranslations("products");
  const [unit, price, cost] = useWatch({ control, name: ["unit", "price", "opening.unitCost"] });
  const wrong = errors.opening as FieldErrors<NonNullable<Values["opening"]>> | undefined;

  return (
    <fieldset className="fset">
      <legend>{t("firstStock")}</legend>
      {locations.length > 1 && <Field label={t("branch")} error={wrong?.locationId as never}><Select {...register("opening.locationId")} options={locations.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
      <div className="cols2">
        <Field label={t("quantity")} optional error={wrong?.quantity as never}><QuantityInput control={control} name="opening.quantity" unit={unit} /></Field>
        <Field label={t("unitCost")} optional hint={t("unitCostHint")} error={wrong?.unitCost as never}><MoneyInput control={control} name="opening.unitCost" /></Field>
      </div>
      {seesCost && price && cost && <p className="sec row wr">{t("markup")}: <MarkupText price={price as string} cost={cost as string} /></p>}
    </fieldset>
  );
}

/** Only what differs from what was there. */
function changed(values: Values, was: Values): UpdateProductInput {
  const [{ opening: _, ...now }, { opening: __, ...before }] = [travelling(values), travelling(was)];
  const differs = (key: string) => JSON.stringify(now[key as keyof typeof now]) !== JSON.stringify(before[key as keyof typeof before]);
  return { id: was.id, ...Object.fromEntries(Object.entries(now).filter(([key]) => key !== "id" && differs(key))) };
}
