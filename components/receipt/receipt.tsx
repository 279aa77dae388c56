import { useLocale, useTranslations } from "next-intl";

import { useUnitName } from "@/components/quantity-text";
import type { Locale } from "@/lib/core/locale";
import { receiptRows, type Row } from "@/lib/trade/receipt/rules";
import type { Paper, Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import "./receipt.css";
import { receiptWords } from "./words";

type Props = {
  receipt: ReceiptData;
  paper: Paper;
  /** Printed before: it says so above its number. */
  isCopy?: boolean;
};

/** A customer's receipt at its real size, black on white in every theme. What the browser prints is this. */
export function Receipt({ receipt, paper, isCopy = false }: Props) {
  const locale = useLocale() as Locale;
  const label = useTranslations("receipt");
  const unit = useUnitName();
  const rows = receiptRows(receipt, { words: receiptWords(locale, { label, unit }), isCopy });

  return (
    <article className={`rct w${paper}`} lang={locale} aria-label={`${label("receipt")} ${receipt.number}`}>
      {rows.map((row, i) => <PaperRow key={i} row={row} />)}
    </article>
  );
}

function PaperRow({ row }: { row: Row }) {
  if (row.kind === "rule") return <hr />;
  if (row.kind === "gap") return <div className="gap" />;
  if (row.kind !== "pair") return <div className={row.kind}>{row.text}</div>;
  return (
    <div className={`pair ${row.look ?? ""} ${row.stacked ? "stacked" : ""}`}>
      <span>{row.left}</span>
      <span>{row.right}</span>
    </div>
  );
}
