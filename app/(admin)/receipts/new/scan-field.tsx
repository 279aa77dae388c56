"use client";

import { ScanBarcode } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { forwardRef, useEffect, useId, useState } from "react";

import { looksLikeCode, splitQuantity } from "@/app/pos/code";
import { formatQuantity } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { useUnitName } from "@/components/quantity-text";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { Locale } from "@/lib/core/locale";
import type { ProductRow } from "@/lib/warehouse/product/schemas";

import { findBySearch } from "../../products/find-products";

type Props = {
  locationId: string;
  busy: boolean;
  /** A whole code was typed; `times` in thousandths. */
  onCode: (code: string, times: bigint | null) => void;
  onProduct: (product: ProductRow, times: bigint | null) => void;
};

/** One field for the scanner and for names: `12*` before either says how many. Enter takes the first hit. */
export const ScanField = forwardRef<HTMLInputElement, Props>(function ScanField({ locationId, busy, onCode, onProduct }, ref) {
  const t = useTranslations("receipts");
  const locale = useLocale() as Locale;
  const unitName = useUnitName();
  const list = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const { quantity, rest } = splitQuantity(text);
  const { hits, asked } = useHits(looksLikeCode(rest) ? "" : rest, locationId);
  const isOpen = rest !== "" && asked === rest && !looksLikeCode(rest);

  const clear = () => { setText(""); setChosen(0); };
  const take = (product: ProductRow) => { clear(); onProduct(product, quantity); };
  const enter = () => {
    if (rest === "") return;
    const hit = isOpen ? hits[chosen] : undefined;
    if (hit) return take(hit);
    if (looksLikeCode(rest) || asked === rest) { clear(); onCode(rest, quantity); }
  };

  return (
    <div className="scanw">
      <label className="scan">
        <Icon as={ScanBarcode} size={20} />
        <input
          ref={ref}
          value={text}
          placeholder={t("scanHint")}
          aria-label={t("scan")}
          autoComplete="off"
          maxLength={100}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-activedescendant={isOpen && hits.length > 0 ? `${list}${chosen}` : undefined}
          aria-busy={busy}
          onChange={(event) => { setText(event.target.value); setChosen(0); }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) { event.preventDefault(); enter(); }
            if (event.key === "Escape" && text) { event.preventDefault(); event.stopPropagation(); clear(); }
            if (!isOpen || hits.length === 0 || !/^Arrow(Up|Down)$/.test(event.key)) return;
            event.preventDefault();
            setChosen((chosen + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length);
          }}
        />
        {text === "" && <span className="eg hide-s">{t("scanTimes")}</span>}
        <Kbd>F2</Kbd>
      </label>
      {isOpen && (
        <div className="hits" id={list} role="listbox" aria-label={t("found")}>
          {hits.length === 0 && <p className="mut">{t("nothing", { text: rest })}</p>}
          {hits.map((hit, at) => (
            <div
              key={hit.id}
              id={`${list}${at}`}
              role="option"
              aria-selected={at === chosen}
              className={cx("it", at === chosen && "hl")}
              onPointerMove={() => setChosen(at)}
              onPointerDown={(event) => { event.preventDefault(); take(hit); }}
            >
              <span className="ell grow">{hit.name}</span>
              <span className="mut tn nw hide-s">{hit.barcode ?? ""}</span>
              <span className="sec tn nw">{formatQuantity(hit.stock, locale, hit.unit)}{"\u00a0"}{unitName(hit.unit)}</span>
              <b><MoneyText amount={hit.price} /></b>
            </div>
          ))}
        </div>
      )}
    </div>
  );
});

/** The likeliest products for what is typed, a moment after the last letter. */
function useHits(text: string, locationId: string): { hits: ProductRow[]; asked: string } {
  const [found, setFound] = useState<{ hits: ProductRow[]; asked: string }>({ hits: [], asked: "" });
  useEffect(() => {
    if (text === "") return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const result = await findBySearch(text, { location: locationId }, stop.signal);
      if (result && !result.error) setFound({ hits: result.data, asked: text });
    }, 120);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [text, locationId]);
  return found;
}
