"use client";

import { CircleCheck, FileText, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback } from "react";

import { PrintReceipt } from "@/components/receipt/print-receipt";
import { Receipt } from "@/components/receipt/receipt";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/note";
import { Skeleton } from "@/components/ui/skeleton";
import type { Receipt as ReceiptData } from "@/lib/trade/receipt/schemas";

import { LONG } from "./cash";
import { ChangeInNotes } from "./change-in-notes";
import { useFigures } from "./figures";
import { Modal } from "./modal";
import { useTill, useTillItself } from "./till-context";
import type { Done } from "./till-state";

/** A key or a button struck twice must not sweep the change away before it was read. */
const HOLD_MS = 600;

/** The sale just made: its change, its receipt. The next one is open behind it, and a scan goes there; what is to be printed is printed all the same. */
export function JustSold() {
  // Apart: drawn by one component from both, React left the dialog standing, open and nobody's, where it went within 30 ms of the paper's coming.
  return <><Answer /><Queue /></>;
}

function Answer() {
  const done = useTill((state) => state.done);
  return done && <Sold key={done.saleId} done={done} />;
}

function Queue() {
  const print = useTill((state) => state.prints.find(({ receipt }) => receipt !== null));
  return print?.receipt && <OnPaper key={print.saleId} saleId={print.saleId} receipt={print.receipt} isCopy={print.isCopy} />;
}

function OnPaper({ saleId, receipt, isCopy }: { saleId: string; receipt: ReceiptData; isCopy: boolean }) {
  const till = useTillItself();
  const printed = useCallback(() => till.selling.printed(saleId), [till, saleId]); // the same for as long as it is here: another would print once more
  return <PrintReceipt receipt={receipt} paper={receipt.paper} isCopy={isCopy} onDone={printed} />;
}

function Sold({ done }: { done: Done }) {
  const t = useTranslations("till");
  const common = useTranslations("common");
  const till = useTillItself();
  const { money } = useFigures();
  const { number, payable, change, receipt, failed, saleId } = done;

  const goOn = () => {
    if (Date.now() - done.at > HOLD_MS) till.closeDone();
  };
  const down = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !isOther(event.target)) {
      event.preventDefault();
      if (!event.repeat) goOn();
    }
    if (event.code === "KeyP" && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) till.selling.print(saleId);
  };

  return (
    <Modal className="dlg paydlg solddlg" label={t("sold", { number })} onClose={till.closeDone} onKeyDown={down}>
      <div className="phd">
        <div>
          <small className="row"><Icon as={CircleCheck} size={18} className="ok" />{t("sold", { number })}</small>
          <div className="due"><span>{t("paid")}</span><b>{money(payable)}<i className="u">{common("soum")}</i></b></div>
        </div>
      </div>
      <div className="sb">
        <div className="pm1">
          <div className={cx("chg", change >= LONG && "long")} role="status"><span>{t("change")}</span><b>{money(change)}<i className="u">{common("soum")}</i></b></div>
          {change > 0n && <ChangeInNotes change={change} />}
        </div>
        <div className="paper">
          {receipt && <Receipt receipt={receipt} paper={receipt.paper} />}
          {!receipt && failed && <Note tone="bad" action={<Button onClick={() => void till.selling.fetchReceipt(saleId)}>{t("loadAgain")}</Button>}>{t("noReceipt")}</Note>}
          {!receipt && !failed && <Skeleton width={302} height={360} />}
        </div>
      </div>
      <div className="pf">
        <Button size="xl" icon={Printer} hint="P" disabled={!receipt} onClick={() => till.selling.print(saleId)}>{common("print")}</Button>
        <LinkButton size="xl" icon={FileText} href={`/sales/${saleId}/receipt.pdf`} target="_blank" prefetch={false}>PDF</LinkButton>
        <span className="grow" />
        <Button kind="primary" size="xl" className="fin" hint="Enter" data-first onClick={goOn}>{t("nextSale")}</Button>
      </div>
    </Modal>
  );
}

/** Another button or link has the focus: Enter is its own. */
const isOther = (target: EventTarget): boolean => target instanceof HTMLElement && target.matches("a, button:not([data-first])");
