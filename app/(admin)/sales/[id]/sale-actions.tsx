"use client";

import { Ban, Banknote, CreditCard, FileText, Landmark, Package, Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useCallback, useState } from "react";

import { formatMoney } from "@/components/format";
import { unitsOf } from "@/components/markup-text";
import { useHotkey } from "@/components/use-hotkey";
import { Button } from "@/components/ui/button";
import { Confirm, type Consequence } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import type { Locale } from "@/lib/core/locale";
import type { Receipt } from "@/lib/trade/receipt/schemas";
import type { Sale } from "@/lib/trade/sale/schemas";

import { moneyString } from "../../receipts/new/lines";
import { useAction } from "../../store";
import { cancelSaleAction } from "../actions";
import { usePaper } from "./paper";

const PrintReceipt = dynamic(() => import("@/components/receipt/print-receipt").then((print) => print.PrintReceipt), { ssr: false });

type Props = { sale: Sale; receipt: Receipt; /** How much was sold, by unit: `11 pcs, 1.686 kg`. */ goods: string; mayCancel: boolean };

/** Print again, keep as a file, take back. */
export function SaleActions({ sale, receipt, goods, mayCancel }: Props) {
  const [t, c] = [useTranslations("sales"), useTranslations("common")];
  const [isPrinting, setPrinting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const print = useCallback(() => setPrinting(true), []);
  const printed = useCallback(() => setPrinting(false), []);
  const [paper] = usePaper();
  useHotkey("p", print);

  return (
    <>
      <LinkButton icon={FileText} href={`/sales/${sale.id}/receipt.pdf?paper=${paper}`} download={`${sale.receiptNumber}.pdf`}>PDF</LinkButton>
      <Button icon={Printer} hint="P" onClick={print}>{c("print")}</Button>
      {mayCancel && <Button kind="destructive-outline" icon={Ban} onClick={() => setAsking(true)}>{t("cancel")}</Button>}
      {isPrinting && <PrintReceipt receipt={receipt} paper={paper} isCopy onDone={printed} />}
      {mayCancel && <CancelSale sale={sale} goods={goods} open={isAsking} onOpenChange={setAsking} />}
    </>
  );
}

const METHODS = { cash: Banknote, card: CreditCard, transfer: Landmark };

type CancelProps = { sale: Sale; goods: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Says in numbers what goes back, and asks why. */
function CancelSale({ sale, goods, open, onOpenChange }: CancelProps) {
  const [t, c, locale] = [useTranslations("sales"), useTranslations("common"), useLocale() as Locale];
  const cancelSale = useAction(cancelSaleAction);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  const consequences: Consequence[] = [
    { icon: Package, text: t("goodsBack", { branch: sale.branchName }), value: goods },
    ...sale.payments.map(({ method, amount, change }) => ({
      icon: METHODS[method], text: t(`giveBack.${method}`), value: `${formatMoney(moneyString(unitsOf(amount, 2)! - unitsOf(change, 2)!), locale)}\u00a0${c("soum")}`,
    })),
    { icon: Ban, text: t("leavesBooks"), tone: "bad" },
  ];
  const confirm = async (reason: string) => {
    setBusy(true);
    const result = await cancelSale({ id: sale.id, reason });
    setBusy(false);
    if (result.error) return setError(result.error.fields.reason?.[0] ?? result.message);
    onOpenChange(false);
    toast(result.message);
  };

  return (
    <Confirm
      open={open} onOpenChange={(next) => { setError(undefined); onOpenChange(next); }} title={t("cancelQuestion", { receipt: sale.receiptNumber })}
      consequences={consequences} reason={{ label: t("reason") }} stay={t("keep")} verb={t("cancel")} busy={busy} error={error} onConfirm={(reason) => void confirm(reason)}
    />
  );
}
