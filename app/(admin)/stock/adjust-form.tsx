"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Controller, useWatch } from "react-hook-form";

import { Field } from "@/components/form/field";
import { Form, FormErrors } from "@/components/form/form";
import { MoneyInput, QuantityInput } from "@/components/form/money-input";
import { blank, useActionForm } from "@/components/form/use-action-form";
import { QuantityText } from "@/components/quantity-text";
import { Button } from "@/components/ui/button";
import { Facts } from "@/components/ui/card";
import { Textarea } from "@/components/ui/input";
import { CloseButton, LayerBody, LayerFooter } from "@/components/ui/layer";
import { Segment } from "@/components/ui/segment";
import { Select } from "@/components/ui/select";
import { newId } from "@/lib/core/id";
import type { Location } from "@/lib/warehouse/location";

import { findLevel } from "../products/find-products";
import { useAction, useStoreId } from "../store";
import { adjustStockAction } from "./actions";
import type { Adjusted } from "./adjust-sheet";
import { type Adjustment, afterwards, loadAdjustment, travelling } from "./adjustment";

const REASONS = { in: ["found", "entry_mistake", "opening", "other"], out: ["missing", "damaged", "entry_mistake", "other"] } as const;

type Props = { product: Adjusted; locations: Location[]; seesCost: boolean; onSaved: (data: unknown, message: string) => void };

/** How many more or fewer there are than the books say, why, and for goods found at what cost. */
export function AdjustForm({ product, locations, seesCost, onSaved }: Props) {
  const t = useTranslations("stock");
  const c = useTranslations("common");
  const adjust = useAction(adjustStockAction);
  const actionForm = useActionForm<Adjustment, unknown>(loadAdjustment as never, (values) => adjust(travelling(values)), {
    defaultValues: { id: newId(), productId: product.id, locationId: product.locationId ?? locations[0]?.id ?? "", direction: "out", reason: "missing", unitCost: null },
    onSaved,
  });
  const { form } = actionForm;
  const { control, register, setValue, formState: { errors, isSubmitting } } = form;
  const [direction, quantity, locationId] = useWatch({ control, name: ["direction", "quantity", "locationId"] });
  const { level, failed, again } = useLevel(product, locationId);
  const after = afterwards(level, direction, quantity);

  return (
    <Form {...actionForm} className="contents">
      <LayerBody>
        <FormErrors form={form} labels={{ locationId: t("location"), quantity: t("byHowMany"), reason: t("reason"), unitCost: t("unitCost"), note: t("note") }} />
        <b className="text-15">{product.name}</b>
        {locations.length > 1 && (
          <Field label={t("location")} error={errors.locationId as never}><Select {...register("locationId")} options={locations.map(({ id, name }) => ({ value: id, label: name }))} /></Field>
        )}
        <Controller
          control={control}
          name="direction"
          render={({ field }) => (
            <Segment
              label={t("direction")}
              wide
              value={field.value}
              onChange={(value) => { field.onChange(value); setValue("reason", REASONS[value][0]); }}
              choices={[{ value: "out", label: t("fewer") }, { value: "in", label: t("more") }]}
            />
          )}
        />
        <div className="cols2">
          <Field label={t("byHowMany")} error={errors.quantity as never}><QuantityInput control={control} name="quantity" unit={product.unit} /></Field>
          <Field label={t("reason")} error={errors.reason as never}>
            <Select {...register("reason")} options={REASONS[direction].map((value) => ({ value, label: t(`adjustReasons.${value}`) }))} />
          </Field>
        </div>
        {direction === "in" && seesCost && <Field label={t("unitCost")} optional hint={t("unitCostHint")} error={errors.unitCost as never}><MoneyInput control={control} name="unitCost" /></Field>}
        <Field label={t("note")} optional error={errors.note as never}><Textarea {...register("note", blank)} maxLength={300} /></Field>
        <Facts items={[
          { name: t("now"), value: failed ? <span className="row"><span className="bad">{c("noAnswer")}</span><Button size="sm" onClick={again}>{c("retry")}</Button></span> : level === undefined ? "…" : <QuantityText quantity={level} unit={product.unit} /> },
          { name: t("after"), value: <b><QuantityText quantity={after} unit={product.unit} tone={after?.startsWith("-") ? "bad" : undefined} /></b> },
        ]} />
      </LayerBody>
      <LayerFooter>
        <CloseButton>{c("cancel")}</CloseButton>
        <Button kind="primary" type="submit" hint="Enter" busy={isSubmitting}>{t("adjustVerb")}</Button>
      </LayerFooter>
    </Form>
  );
}

type Level = { level: string | undefined; failed: boolean; again: () => void };

/** The level the books show at the chosen place; an outage is no level, and says so. */
function useLevel(product: Adjusted, locationId: string): Level {
  const known = product.locationId === locationId ? product.stock : undefined;
  const [read, setRead] = useState<{ locationId: string; level: string | undefined }>();
  const [attempt, setAttempt] = useState(1);
  const store = useStoreId();
  useEffect(() => {
    if (known !== undefined || !locationId) return;
    let isCurrent = true;
    void findLevel(product.id, { store, location: locationId }).then((result) => { if (isCurrent) setRead({ locationId, level: result?.data?.stock }); });
    return () => { isCurrent = false; };
  }, [known, product.id, store, locationId, attempt]);

  const here = read?.locationId === locationId ? read : undefined;
  const level = known ?? here?.level;
  return { level, failed: here !== undefined && level === undefined, again: () => { setRead(undefined); setAttempt(attempt + 1); } };
}
