"use client";

import { ScanBarcode } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useRef, useState } from "react";

import { looksLikeCode, splitQuantity } from "@/app/pos/code";
import { formatQuantity } from "@/components/format";
import { MoneyText } from "@/components/money-text";
import { useUnitName } from "@/components/quantity-text";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useEarlyText } from "@/components/use-early-text";
import type { Locale } from "@/lib/core/locale";
import type { ProductRow } from "@/lib/warehouse/product/schemas";

import { findBySearch } from "../../products/find-products";
import { useStoreId } from "../../store";

type Props = {
  ref: RefObject<HTMLInputElement | null>;
  locationId: string;
  busy: boolean;
  /** A whole code was typed; `times` in thousandths. */
  onCode: (code: string, times: bigint | null) => void;
  onProduct: (product: ProductRow, times: bigint | null) => void;
};

/** One field for the scanner and for names: `12*` before either says how many. Enter takes the first hit. */
export function ScanField({ ref, locationId, busy, onCode, onProduct }: Props) {
  const t = useTranslations("receipts");
  const locale = useLocale() as Locale;
  const unitName = useUnitName();
  const list = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  useEarlyText(ref, setText);
  const { quantity, rest } = splitQuantity(text);
  const { hits, asked, failed, again } = useHits(looksLikeCode(rest) ? "" : rest, locationId);
  const isOpen = rest !== "" && asked === rest && !looksLikeCode(rest);
  // Enter came before the hits did: it is meant for what was typed then.
  const [entered, setEntered] = useState("");

  const clear = () => { setText(""); setChosen(0); setEntered(""); };
  const take = (product: ProductRow) => { clear(); onProduct(product, quantity); };
  const enter = () => {
    if (rest === "") return;
    const hit = isOpen ? hits[chosen] : undefined;
    if (hit) return take(hit);
    if (isOpen && failed) { setEntered(rest); return again(); }
    if (!looksLikeCode(rest) && !isOpen) return setEntered(rest);
    clear();
    return onCode(rest, quantity);
  };
  const answered = useRef(enter);
  useEffect(() => { answered.current = enter; });
  const isAwaited = isOpen && !failed && entered === rest;
  useEffect(() => { if (isAwaited) answered.current(); }, [isAwaited]);

  return (
    <div className="scanw">
      <label className="scan">
        <Icon as={ScanBarcode} size={20} />
        <input
          ref={ref}
          value={text}
          placeholder={t("scanHint")}
          aria-label={t("scan")}
          autoFocus
          autoComplete="off"
          maxLength={100}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-activedescendant={isOpen && hits.length > 0 ? `${list}${chosen}` : undefined}
          aria-busy={busy || (entered !== "" && !isOpen)}
          onChange={(event) => { setText(event.target.value); setChosen(0); setEntered(""); }}
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
          {failed ? <p className="bad" role="alert">{t("searchFailed")}</p> : hits.length === 0 && <p className="mut">{t("nothing", { text: rest })}</p>}
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
}

type Hits = { hits: ProductRow[]; asked: string; /** Nobody knows what there is: the server did not answer. */ failed: boolean };

/** The likeliest products for what is typed, a moment after the last letter. */
function useHits(text: string, locationId: string): Hits & { again: () => void } {
  const [found, setFound] = useState<Hits>({ hits: [], asked: "", failed: false });
  const [attempt, setAttempt] = useState(1);
  const store = useStoreId();
  useEffect(() => {
    if (text === "") return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const result = await findBySearch(text, { store, location: locationId }, stop.signal);
      if (!stop.signal.aborted) setFound({ hits: result?.data ?? [], asked: text, failed: !result?.data });
    }, 120);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [text, store, locationId, attempt]);
  return { ...found, again: () => { setFound({ hits: [], asked: "", failed: false }); setAttempt(attempt + 1); } };
}
