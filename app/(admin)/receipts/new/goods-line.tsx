"use client";

import { ScanBarcode, TriangleAlert, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, memo } from "react";

import { FieldError } from "@/components/form/field";
import { useDecimal } from "@/components/form/money-input";
import { formatMoney, formatPercent } from "@/components/format";
import { percentOf } from "@/components/markup-text";
import { MoneyText } from "@/components/money-text";
import { useUnitName } from "@/components/quantity-text";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import type { Locale } from "@/lib/core/locale";

import { belowCost, costChange, errorsOf, type Line, markupOfLine, moneyString, totalOf } from "./lines";

type Field = "quantity" | "unitCost" | "newPrice";

type Props = {
  line: Line;
  at: number;
  seesCost: boolean;
  flash: "scanned" | "added" | null;
  /** Missing values are said only after somebody tried to book. */
  tried: boolean;
  /** What the server said of this line. */
  refused: string | undefined;
  onEdit: (key: string, field: Field, value: string) => void;
  onRemove: (key: string) => void;
};

/** A line of goods in: how many, what each cost, what it will sell for, and what is wrong with that. */
export const GoodsLine = memo(function GoodsLine({ line, at, seesCost, flash, tried, refused, onEdit, onRemove }: Props) {
  const t = useTranslations("receipts");
  const e = useTranslations("errors");
  const locale = useLocale() as Locale;
  const unitName = useUnitName();
  const { key, product, code } = line;
  const errors = errorsOf(line);
  const shown = Object.entries(errors).filter(([, error]) => tried || error !== "required");
  const isWrong = (field: Field) => shown.some(([name]) => name === field);
  const [markup, total, change] = [markupOfLine(line), totalOf(line), seesCost ? costChange(line) : null];
  const under = seesCost ? belowCost(line) : 0n;
  const hasNote = shown.length > 0 || refused !== undefined || under > 0n;
  const edit = (field: Field) => (value: string | undefined) => onEdit(key, field, value ?? "");

  return (
    <>
      <tr className={cx(flash && "flash", hasNote && "haserr")} id={`line-${key}`}>
        <td className="mut tn no">{at + 1}</td>
        <td className="pn">
          <b>{product.name}</b>
          <small className="mut">{flash === "scanned" ? <span className="acc"><Icon as={ScanBarcode} size={13} />{t("justScanned")}</span> : code ?? ""}</small>
        </td>
        <td className="q" data-label={t("quantity")}><Decimal id={`q-${key}`} label={t("quantity")} value={line.quantity} suffix={unitName(product.unit)} wrong={isWrong("quantity")} onChange={edit("quantity")} /></td>
        <td className="c" data-label={t("unitCost")}>
          <Decimal id={`c-${key}`} label={t("unitCost")} value={line.unitCost} wrong={isWrong("unitCost")} onChange={edit("unitCost")} />
          {change !== null && (
            <small className="was">
              <span>{t("was", { cost: formatMoney(product.lastCost!, locale) })}</span>
              <span className={change > 0 ? "warn" : "ok"}>{formatPercent(percentOf(change), locale, { decimals: 1, sign: true })}</span>
            </small>
          )}
        </td>
        <td className="p" data-label={t("newPrice")}><Decimal id={`p-${key}`} label={t("newPrice")} value={line.newPrice} wrong={isWrong("newPrice")} onChange={edit("newPrice")} /></td>
        {seesCost && <td className={cx("num m", markup !== null && markup < 0 ? "warn" : "sec")} data-label={t("markup")}>{markup === null ? "—" : formatPercent(percentOf(markup), locale, { decimals: 1 })}</td>}
        <td className="num s"><b>{total === null ? "—" : <MoneyText amount={moneyString(total)} />}</b></td>
        <td className="x"><Button kind="ghost" size="sm" icon={X} label={t("removeLine")} onClick={() => onRemove(key)} /></td>
      </tr>
      {hasNote && (
        <tr className="er">
          <td />
          <td colSpan={seesCost ? 7 : 6}>
            {refused !== undefined && <FieldError>{refused}</FieldError>}
            {shown.map(([field, error]) => <FieldError key={field}>{`${t(field as Field)}: ${lowered(e(error as "required"))}`}</FieldError>)}
            {under > 0n && <span className="errm warn"><Icon as={TriangleAlert} size={14} />{t("belowCost", { cost: formatMoney(moneyString(totalCost(line)), locale) })}</span>}
          </td>
        </tr>
      )}
    </>
  );
});

/** The cost of one, as the warning names it. */
const totalCost = (line: Line): bigint => totalOf({ ...line, quantity: "1" }) ?? 0n;

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

type DecimalProps = { id: string; label: string; value: string; suffix?: string; wrong: boolean; onChange: (value: string | undefined) => void };

function Decimal({ id, label, value, suffix, wrong, onChange }: DecimalProps) {
  const input = useDecimal(value, onChange);
  return (
    <Input
      id={id}
      right
      {...input}
      suffix={suffix}
      aria-label={label}
      aria-invalid={wrong}
      maxLength={24}
      onKeyDown={toNext}
      onFocus={(event) => { input.onFocus(); const field = event.currentTarget; requestAnimationFrame(() => field.select()); }}
    />
  );
}

/** Enter goes to the next field of the line, and from the last one back to the scan field. */
function toNext(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.closest("tr")?.querySelectorAll("input") ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1] ?? document.querySelector<HTMLInputElement>(".scan input");
  next?.focus();
}
