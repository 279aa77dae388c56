"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";

import { formatMoney } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segment } from "@/components/ui/segment";
import { moneyText, Money, Percent, Price } from "@/lib/core/money";
import type { Discount } from "@/lib/trade/sale/rules";

import { AmountInput } from "./amount-input";
import type { Line } from "./cart";
import { useFigures, useSay } from "./figures";
import { searchField } from "./search-field";
import { useTillItself } from "./till-context";

/** Off a line, or (without `lineId`) off the whole receipt: percent or so'm, within the shop's limits. Empty takes it away. */
export function DiscountForm({ lineId, discount }: { lineId?: string; discount: Discount | null }) {
  const t = useTranslations("till");
  const soum = useTranslations("common")("soum");
  const till = useTillItself();
  const { locale } = useFigures();
  const [kind, setKind] = useState<Discount["kind"]>(discount?.kind ?? "percent");
  const [typed, setTyped] = useState(discount ? formatMoney(moneyText(discount.kind === "percent" ? discount.percent : discount.amount), locale) : "");

  const save = () => {
    const next = discountFrom(kind, typed);
    if (typeof next === "string") return { key: next };
    return till.change(lineId === undefined ? { do: "discount", discount: next } : { do: "lineDiscount", lineId, discount: next });
  };
  return (
    <InPlace label={lineId === undefined ? t("saleDiscount") : t("lineDiscount")} onSave={save}>
      <Segment label={t("discountKind")} choices={[{ value: "percent", label: "%" }, { value: "amount", label: soum }]} value={kind} onChange={(value) => setKind(value as Discount["kind"])} />
      <AmountInput fresh locale={locale} value={typed} onValue={setTyped} suffix={kind === "percent" ? "%" : soum} aria-label={t("discount")} />
    </InPlace>
  );
}

function discountFrom(kind: Discount["kind"], typed: string): Discount | null | string {
  if (typed === "") return null;
  const parsed = (kind === "percent" ? Percent : Money).safeParse(typed);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "number";
  if (parsed.data === 0n) return null;
  return kind === "percent" ? { kind, percent: parsed.data } : { kind, amount: parsed.data };
}

/** Another price for one unit; empty is the catalogue's again. */
export function PriceForm({ line }: { line: Line }) {
  const t = useTranslations("till");
  const soum = useTranslations("common")("soum");
  const till = useTillItself();
  const { locale } = useFigures();
  const [typed, setTyped] = useState(formatMoney(moneyText(line.price ?? line.good.price ?? 0n), locale));

  const save = () => {
    if (typed === "") return till.change({ do: "price", lineId: line.id, price: null });
    const parsed = Price.safeParse(typed);
    if (!parsed.success) return { key: parsed.error.issues[0]?.message ?? "number" };
    return till.change({ do: "price", lineId: line.id, price: parsed.data === line.good.price ? null : parsed.data });
  };
  return (
    <InPlace label={t("priceOfOne")} onSave={save}>
      <AmountInput fresh locale={locale} value={typed} onValue={setTyped} suffix={soum} aria-label={t("price")} />
    </InPlace>
  );
}

/** A word about the line, for whoever reads the sale later. */
export function NoteForm({ line }: { line: Line }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const [typed, setTyped] = useState(line.note);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  return (
    <InPlace label={t("noteOfLine")} onSave={() => till.change({ do: "note", lineId: line.id, note: typed.replace(/\s+/g, " ").trim() })}>
      <Input ref={field} value={typed} maxLength={200} aria-label={t("note")} placeholder={t("noteHint")} onChange={(event) => setTyped(event.target.value)} />
    </InPlace>
  );
}

type Refusal = { key: string; params?: Record<string, string | number> } | null;

/** A small form where its subject stands. Enter saves, Esc leaves all as it was; a refusal stands under the field. */
function InPlace({ label, onSave, children }: { label: string; onSave: () => Refusal; children: ReactNode }) {
  const t = useTranslations("common");
  const say = useSay();
  const till = useTillItself();
  const [refusal, setRefusal] = useState<Refusal>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const refused = onSave();
    setRefusal(refused);
    if (refused) return;
    till.openForm(null);
    searchField()?.focus();
  };
  return (
    <form className="inpl" aria-label={label} onSubmit={submit}>
      {children}
      <Button kind="primary" icon={Check} label={t("save")} type="submit" />
      {refusal && <p className="errm" role="alert">{say(refusal)}</p>}
    </form>
  );
}
