"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

import { Field } from "@/components/form/field";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import type { ImportLayout, ImportReport } from "@/lib/warehouse/import/schemas";
import type { Location } from "@/lib/warehouse/location";

import { StartButton } from "./start-button";

type FieldName = keyof ImportLayout["columns"];
type Props = { id: string; layout: ImportLayout; locations: readonly Location[]; report: ImportReport | null; children: ReactNode };

const FIELDS: readonly FieldName[] = ["name", "barcode", "article", "category", "subcategory", "unit", "price", "minimumStock"];
const STOCK_FIELDS: readonly FieldName[] = ["quantity", "cost"];

/** Which column is what, over the first rows of the file. After a change it is checked again before it can be applied. */
export function ColumnsForm({ id, layout, locations, report, children }: Props) {
  const t = useTranslations("imports");
  const [columns, setColumns] = useState(layout.columns);
  const [options, setOptions] = useState(layout.options);
  const isChanged = JSON.stringify([columns, options]) !== JSON.stringify([layout.columns, layout.options]);
  const offered = locations.length > 0 ? [...FIELDS, ...STOCK_FIELDS] : FIELDS;
  const needsPlace = columns.quantity !== undefined && locations.length > 0;

  /** A field stands over one column: choosing it here takes it from there. */
  const choose = (index: number, field: string) => {
    const rest = Object.fromEntries(Object.entries(columns).filter(([name, at]) => at !== index && name !== field));
    setColumns(field === "" ? rest : { ...rest, [field]: index });
  };
  const fieldAt = (index: number): string => Object.entries(columns).find(([, at]) => at === index)?.[0] ?? "";

  return (
    <Card title={t("columns")} flush>
      <Table density="tight" className="imp-cols">
        <thead>
          <tr>
            {layout.headings.map((heading, index) => (
              <th key={index} className={fieldAt(index) === "" ? "off" : undefined}>
                <Select
                  size="sm"
                  aria-label={t("columnIs", { column: heading || index + 1 })}
                  value={offered.includes(fieldAt(index) as FieldName) ? fieldAt(index) : ""}
                  onChange={(event) => choose(index, event.target.value)}
                  options={[{ value: "", label: t("ignore") }, ...offered.map((field) => ({ value: field, label: t(`fields.${field}`) }))]}
                />
                <span className="ell">{heading || t("column", { number: index + 1 })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.samples.map((row, at) => (
            <tr key={at}>{layout.headings.map((_, index) => <td key={index} className={fieldAt(index) === "" ? "mut" : undefined}><span className="val ell" title={row[index]}>{row[index]}</span></td>)}</tr>
          ))}
        </tbody>
      </Table>
      <div className="imp-foot">
        <div className="imp-opts">
          {needsPlace && (
            <Field label={t("place")} hint={t("placeHint")}>
              <Select
                value={options.locationId ?? ""}
                onChange={(event) => setOptions({ ...options, locationId: event.target.value || null })}
                options={[{ value: "", label: t("noPlace") }, ...locations.map(({ id: value, name }) => ({ value, label: name }))]}
              />
            </Field>
          )}
          <Checkbox checked={options.ownBarcodes} onChange={(event) => setOptions({ ...options, ownBarcodes: event.target.checked })} hint={t("ownBarcodesHint")}>{t("ownBarcodes")}</Checkbox>
        </div>
        <div className="row">
          {isChanged ? <StartButton id={id} step="check" columns={columns} options={options} primary>{t("checkAgain")}</StartButton> : (children || (!report && <StartButton id={id} step="check">{t("checkAgain")}</StartButton>))}
        </div>
      </div>
    </Card>
  );
}
