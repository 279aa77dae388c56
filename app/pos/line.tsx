"use client";

import { BadgePercent, Minus, Plus, StickyNote, Tag, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useEffect, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { Quantity } from "@/lib/core/money";

import type { Line } from "./cart";
import { useFigures } from "./figures";
import { DiscountForm, NoteForm, PriceForm } from "./line-forms";
import { COUNTS_WHEN_LEFT, searchField } from "./search-field";
import { useTill, useTillItself } from "./till-context";
import { mayDiscount } from "./till-state";

type Props = {
  line: Line;
  at: number;
  isChosen: boolean;
  /** `null`: the shop's rules give it no price as it is. */
  gross: bigint | null;
  discount: bigint;
  /** What the shop has of it when that is less than what is asked for. */
  short: bigint | null;
  isSealed: boolean;
  onRemove: (lineId: string) => void;
};

/** A line of the receipt; the chosen one has its tools under it. Everything it needs is given, so that the others keep still. */
export const LineRow = memo(function LineRow({ line, at, isChosen, gross, discount, short, isSealed, onRemove }: Props) {
  const t = useTranslations("till");
  const till = useTillItself();
  const { money, count, quantity, unit, percent } = useFigures();
  const flash = useTill((state) => (state.flash?.lineId === line.id ? state.flash.nth : 0));
  const isSqueezed = useTill((state) => isChosen && state.form === "discount"); // that form takes its room from the lines
  const row = useRef<HTMLLIElement>(null);
  const { good } = line;
  const price = line.price ?? good.price ?? 0n;

  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen, isSqueezed]);
  useEffect(() => {
    if (flash > 0) row.current?.scrollIntoView({ block: "nearest" });
  }, [flash]);

  return (
    <li ref={row} className={cx("ln", isChosen && "sel", flash > 0 && `flash${flash % 2}`)} aria-current={isChosen || undefined}>
      <button type="button" className="pick" onClick={() => till.choose(line.id)}>
        <span className="ix">{at + 1}</span>
        <span className="grow">
          <span className="nm">{good.name}</span>
          <span className="mt">
            <b>{count(line.quantity, good.unit)}</b> {unit(good.unit)} × {money(price)}
            {line.price !== null && good.price !== null && <s className="was">{money(good.price)}</s>}
            {discount > 0n && <span className="ds">{t("discount")}{line.discount?.kind === "percent" && <span className="pc"> −{percent(line.discount.percent)}</span>} <b>−{money(discount)}</b></span>}
            {short !== null && <span className={cx("sh", discount > 0n && "own")}>{t("left", { quantity: quantity(short, good.unit) })}</span>}
          </span>
          {line.note && <span className="nt">{line.note}</span>}
        </span>
        <span className="tt">{gross !== null && discount > 0n && <s>{money(gross)}</s>}<b>{gross === null ? "—" : money(gross - discount)}</b></span>
      </button>
      {isChosen && !isSealed && <Editor line={line} onRemove={onRemove} />}
    </li>
  );
});

function Editor({ line, onRemove }: { line: Line; onRemove: (lineId: string) => void }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const form = useTill((state) => state.form);
  const mayPrice = useTill((state) => state.point?.rules.mayOverridePrice || (line.good.price === null && state.point?.rules.mayPriceUnpriced));
  const isDiscountable = useTill((state) => mayDiscount(state.point, line.discount));
  const toggle = (which: "lineDiscount" | "price" | "note") => till.openForm(form === which ? null : which);

  return (
    <>
      <div className="ed">
        <QuantityStep line={line} />
        {isDiscountable && <Button icon={BadgePercent} aria-expanded={form === "lineDiscount"} onClick={() => toggle("lineDiscount")}>{t("discount")}</Button>}
        {mayPrice && <Button icon={Tag} aria-expanded={form === "price"} onClick={() => toggle("price")}>{t("price")}</Button>}
        <Button icon={StickyNote} aria-expanded={form === "note"} onClick={() => toggle("note")}>{t("note")}</Button>
        <span className="grow" />
        <Button kind="destructive-outline" icon={Trash2} label={t("removeLine")} onClick={() => onRemove(line.id)} />
      </div>
      {form === "lineDiscount" && <DiscountForm key={line.id} lineId={line.id} discount={line.discount} />}
      {form === "price" && <PriceForm key={line.id} line={line} />}
      {form === "note" && <NoteForm key={line.id} line={line} />}
    </>
  );
}

/** One more, one less, or typed: that counts when the field is left, however it is left, except by Esc. What is no quantity of this unit changes nothing and turns back. */
function QuantityStep({ line: { id, quantity, good } }: { line: Line }) {
  const t = useTranslations("till");
  const till = useTillItself();
  const { count } = useFigures();
  const [typed, draw] = useState<string | null>(null);
  const standing = useRef<string | null>(null); // the same, at once: a field may be left before it is drawn again

  const type = (text: string | null) => {
    standing.current = text;
    draw(text);
  };
  const commit = () => {
    const text = standing.current;
    const parsed = text === null ? undefined : Quantity.safeParse(text);
    type(null);
    if (parsed?.success) till.setQuantity(id, parsed.data);
    else if (parsed && text?.trim()) till.tell({ key: parsed.error.issues[0]?.message ?? "number" });
  };
  return (
    <span className="step">
      <button type="button" aria-label={t("less")} data-tip="−" disabled={quantity <= 1000n} onClick={() => till.step(id, -1000n)}><Icon as={Minus} size={18} /></button>
      <input
        {...COUNTS_WHEN_LEFT}
        aria-label={t("quantity")}
        inputMode="decimal"
        value={typed ?? count(quantity, good.unit)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => type(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
          if (event.key !== "Escape") return;
          type(null);
          searchField()?.focus();
        }}
      />
      <button type="button" aria-label={t("more")} data-tip="+" onClick={() => till.step(id, 1000n)}><Icon as={Plus} size={18} /></button>
    </span>
  );
}
