"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Price } from "@/lib/core/money";

import { AmountInput } from "./amount-input";
import { useFigures, useSay } from "./figures";
import { Modal } from "./modal";
import { useTill, useTillItself } from "./till-context";

/** Goods without a price: who may, names one; then they are in the receipt. */
export function NamePrice() {
  const pricing = useTill((state) => state.pricing);
  return pricing && <PriceDialog key={pricing.good.id} />;
}

function PriceDialog() {
  const t = useTranslations("till");
  const common = useTranslations("common");
  const say = useSay();
  const till = useTillItself();
  const { locale, unit } = useFigures();
  const pricing = useTill((state) => state.pricing);
  const refusedScan = useTill((state) => state.refusedScan);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  if (!pricing) return null;

  const save = (event: FormEvent) => {
    event.preventDefault();
    const parsed = Price.safeParse(typed);
    if (!parsed.success) return setProblem(say({ key: typed === "" ? "required" : (parsed.error.issues[0]?.message ?? "number") }));
    till.closePricing();
    till.add(pricing.good, pricing.quantity, parsed.data);
  };
  return (
    <Modal className="dlg smalldlg" label={t("namePrice")} onClose={till.closePricing}>
      <form onSubmit={save}>
        <div className="hd"><h2>{pricing.good.name}</h2></div>
        <div className="bd">
          <label className="fld">
            <span className="lab">{t("namePriceFor", { unit: unit(pricing.good.unit) })}</span>
            <AmountInput fresh className="big" locale={locale} value={typed} onValue={setTyped} suffix={common("soum")} />
          </label>
          {(problem ?? (refusedScan > 0 ? t("scanWhilePricing") : null)) && <p className="errm" role="alert">{problem ?? t("scanWhilePricing")}</p>}
        </div>
        <div className="ft">
          <Button kind="ghost" size="xl" hint="Esc" onClick={till.closePricing}>{common("cancel")}</Button>
          <Button kind="primary" size="xl" type="submit" hint="Enter">{common("add")}</Button>
        </div>
      </form>
    </Modal>
  );
}
