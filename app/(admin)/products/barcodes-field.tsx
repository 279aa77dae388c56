"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useWatch } from "react-hook-form";

import { FieldError } from "@/components/form/field";
import { QuantityInput } from "@/components/form/money-input";
import type { ActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { isMistyped } from "@/lib/warehouse/product/barcode";

import { useScanner } from "../use-scanner";

type Values = { barcodes: { code: string; quantity: string }[] };
type Props = { actionForm: ActionForm<Values>; unit: string };

/** Codes of a product, each with how many it stands for. A scan comes here wherever the focus is, and saves nothing. */
export function BarcodesField({ actionForm: { form }, unit }: Props) {
  const t = useTranslations("products");
  const { control, register, formState: { errors } } = form;
  const { fields, append, remove } = useFieldArray({ control, name: "barcodes" });
  const codes = useWatch({ control, name: "barcodes" });
  const add = () => append({ code: "", quantity: "1" });
  useScanner((code) => {
    const at = codes.findIndex((row) => row.code.trim() === "");
    if (codes.some((row) => row.code.trim() === code)) return;
    if (at < 0) append({ code, quantity: "1" }, { shouldFocus: false });
    else form.setValue(`barcodes.${at}.code`, code, { shouldDirty: true });
  });

  return (
    <fieldset className="fset">
      <legend>{t("barcodes")}</legend>
      {fields.map((field, i) => {
        const wrong = errors.barcodes?.[i];
        const message = wrong?.code?.message ?? wrong?.quantity?.message;
        return (
          <div key={field.id} className="codes">
            <div className="row">
              <Input
                {...register(`barcodes.${i}.code`)}
                aria-label={t("barcode")}
                aria-invalid={Boolean(wrong?.code)}
                placeholder={t("barcodeHint")}
                className="grow"
                maxLength={64}
                onKeyDown={(event) => {
                  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  if (event.currentTarget.value.trim() && i === fields.length - 1) add();
                }}
              />
              <QuantityInput control={control} name={`barcodes.${i}.quantity`} unit={unit} aria-label={t("inCode")} aria-invalid={Boolean(wrong?.quantity)} className="inn" />
              <Button kind="ghost" icon={X} label={t("removeCode")} onClick={() => remove(i)} />
            </div>
            {message ? <FieldError>{message}</FieldError> : isMistyped(codes?.[i]?.code?.trim() ?? "") && <span className="hint warn">{t("mistyped")}</span>}
          </div>
        );
      })}
      <Button kind="ghost" size="sm" icon={Plus} className="justify-self-start" onClick={add}>{t("addCode")}</Button>
    </fieldset>
  );
}
